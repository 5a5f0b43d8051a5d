/**
 * The demonstration firm: a wholesaler in office and facility supplies with staff, customers and a
 * year of touchpoints, grown from a seed and a moment, so that a first start shows a product in
 * use.
 *
 * <p>Takes the moment of the first start. Emits nothing of its own: everything enters through the
 * doors of the contexts upstream, and no context knows that it exists.
 */
@NullMarked
package org.loyaltyloop.demo;

import org.jspecify.annotations.NullMarked;
