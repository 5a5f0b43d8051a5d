package org.loyaltyloop.journey;

import java.time.Duration;
import java.time.Instant;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * A stay that is over: from reaching a stage to the next advance or lap.
 *
 * @param leftTo the stage reached next
 * @param nextLap whether that was by starting the next lap
 */
public record EndedStay(
        int lap,
        LoopStage stage,
        Instant reachedAt,
        Instant leftAt,
        LoopStage leftTo,
        boolean nextLap) {

    /** How long it lasted. */
    public Duration dwell() {
        return Duration.between(reachedAt, leftAt);
    }
}
