/**
 * Accounts on the screen: the list, the customer view, create and edit, merge.
 *
 * <p>Takes reads of {@code customerview} and facades of {@code customer}. Emits nothing.
 */
@NullMarked
package org.loyaltyloop.web.page.accounts;

import org.jspecify.annotations.NullMarked;
