/**
 * A migrated database for tests, within a second.
 *
 * <p>Takes: the migrations. Emits: databases that nobody else uses. It stands among the main
 * classes, because a build that leaves tests out must still resolve the modules that test with it.
 */
@NullMarked
package org.loyaltyloop.database.testing;

import org.jspecify.annotations.NullMarked;
