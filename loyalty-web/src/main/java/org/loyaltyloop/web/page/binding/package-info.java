/**
 * Binding: what ties one account and how that came to be, ties by hand, the overview for managers,
 * the rules for administrators.
 *
 * <p>Takes parameters of the address and forms. Emits calls of {@code binding}.
 */
@NullMarked
package org.loyaltyloop.web.page.binding;

import org.jspecify.annotations.NullMarked;
