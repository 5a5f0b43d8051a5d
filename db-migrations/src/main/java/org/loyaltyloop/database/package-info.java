/**
 * The database around the application: the migrations, an embedded PostgreSQL for those who have
 * none, and the launcher that runs the application with either.
 *
 * <p>Takes: system properties {@code crm.*} and environment variables {@code CRM_*}. Emits: a
 * migrated database, and its address in the environment of the application.
 */
@NullMarked
package org.loyaltyloop.database;

import org.jspecify.annotations.NullMarked;
