/**
 * Touchpoints on the screen: the timeline's items, the page of one, and the quick log.
 *
 * <p>Takes reads and the facade of {@code touchpoint}. Emits nothing.
 */
@NullMarked
package org.loyaltyloop.web.page.touchpoint;

import org.jspecify.annotations.NullMarked;
