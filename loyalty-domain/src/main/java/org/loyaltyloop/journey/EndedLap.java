package org.loyaltyloop.journey;

import java.time.Instant;
import java.util.List;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * A lap that is over, because the next has started.
 *
 * @param lap its number, from 1
 * @param first the stage it started at
 * @param reached the furthest stage it reached
 * @param visited all stages that had a touchpoint in it
 * @param shortLoop whether it started with a purchase, right after the lap before
 */
public record EndedLap(
        int lap,
        Instant startedAt,
        Instant endedAt,
        LoopStage first,
        LoopStage reached,
        Stages visited,
        Bought bought,
        boolean shortLoop) {

    /** The stages before the furthest that it did not visit. */
    public List<LoopStage> skipped() {
        return reached.before().stream().filter(stage -> !visited.contains(stage)).toList();
    }
}
