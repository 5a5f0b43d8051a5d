package org.loyaltyloop.journey;

import java.time.Instant;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * Where a lap started: all that a journey needs to be taken up again from there.
 *
 * @param lap its number
 * @param first the stage of its first step
 */
record LapStart(int lap, Instant at, LoopStage first, boolean shortLoop) {

    /** The start of the lap that an account is in. */
    static LapStart of(LoopJourney journey) {
        return new LapStart(
                journey.lap(), journey.lapStartedAt(), journey.lapFirst(), journey.shortLoop());
    }
}
