/**
 * Words that every context speaks: identifiers, time, paging, money, violations of business rules.
 *
 * <p>Takes nothing. Emits nothing: these are values without behaviour of their own beyond their
 * invariants.
 */
@NullMarked
package org.loyaltyloop.kernel;

import org.jspecify.annotations.NullMarked;
