/**
 * The way of an account round the loop, as a fold over its moving touchpoints: journeys, laps,
 * stays.
 *
 * <p>Takes touchpoint events. Emits journey moves.
 */
@NullMarked
package org.loyaltyloop.journey;

import org.jspecify.annotations.NullMarked;
