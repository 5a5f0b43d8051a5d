package org.loyaltyloop.loop;

import java.util.Map;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * How laps came to a stage in a period, and where they went from it.
 *
 * @param in laps that reached the stage in the period, by the stage they were in before
 * @param firsts accounts whose very first lap began here in the period
 * @param out stays in the stage that ended in the period, by the stage reached next
 * @param staying laps that reached the stage in the period and have not left it yet
 */
public record StageFlows(
        Map<LoopStage, Long> in, long firsts, Map<LoopStage, Long> out, long staying) {

    /** Copies both maps. */
    public StageFlows {
        in = Map.copyOf(in);
        out = Map.copyOf(out);
    }
}
