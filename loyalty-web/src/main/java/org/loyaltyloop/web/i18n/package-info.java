/**
 * Texts, numbers and dates in the language of the reader.
 *
 * <p>Takes message keys and values. Emits text for pages.
 */
@NullMarked
package org.loyaltyloop.web.i18n;

import org.jspecify.annotations.NullMarked;
