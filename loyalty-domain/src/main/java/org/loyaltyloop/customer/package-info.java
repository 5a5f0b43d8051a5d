/**
 * Accounts (organisations and persons), their contacts, references of other systems, profile facts,
 * duplicates and merge.
 *
 * <p>Takes commands from screens, imports and the REST interface. Emits account events that
 * projections follow.
 */
@NullMarked
package org.loyaltyloop.customer;

import org.jspecify.annotations.NullMarked;
