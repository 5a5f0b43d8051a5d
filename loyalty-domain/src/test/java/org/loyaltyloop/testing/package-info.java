/**
 * What tests of the domain stand on: a real database with transactions, without a container.
 *
 * <p>Takes the migrations. Emits collaborators that facades are made with.
 */
@NullMarked
package org.loyaltyloop.testing;

import org.jspecify.annotations.NullMarked;
