/**
 * What the firm sells: product lines and the products in them.
 *
 * <p>Takes administration and imports. Emits codes that touchpoints name their offering with.
 */
@NullMarked
package org.loyaltyloop.offering;

import org.jspecify.annotations.NullMarked;
