/**
 * Contacts on the screen: who they are, where they work, create and edit.
 *
 * <p>Takes reads and the facade of {@code customer}. Emits nothing.
 */
@NullMarked
package org.loyaltyloop.web.page.contacts;

import org.jspecify.annotations.NullMarked;
