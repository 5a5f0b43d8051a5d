/**
 * Whether the product is up, and whether it can do its work.
 *
 * <p>Takes probes at {@code /health}. Emits up or down, nothing about the inside.
 */
@NullMarked
package org.loyaltyloop.web.health;

import org.jspecify.annotations.NullMarked;
