/**
 * Possible sales on their way through the phases of the pipeline, until they are won or lost.
 *
 * <p>Takes opportunities, moves and their undoing, phases, reasons for losing, sales targets. Emits
 * the phase changes of an account's opportunities as touchpoints; a won one is a purchase.
 */
@NullMarked
package org.loyaltyloop.opportunity;

import org.jspecify.annotations.NullMarked;
