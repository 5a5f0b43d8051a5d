/**
 * Screens of conversations: the list, the quick form, the brief, promises and goals.
 *
 * <p>Takes what account managers type; hands it to {@code conversation} and reads through {@code
 * customerview}.
 */
@NullMarked
package org.loyaltyloop.web.page.conversations;

import org.jspecify.annotations.NullMarked;
