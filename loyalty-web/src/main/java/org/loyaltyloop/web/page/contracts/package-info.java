/**
 * Contracts: their list with what is due, one contract, and its form.
 *
 * <p>Takes parameters of the address and forms. Emits calls of {@code contract}.
 */
@NullMarked
package org.loyaltyloop.web.page.contracts;

import org.jspecify.annotations.NullMarked;
