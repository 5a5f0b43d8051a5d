package org.loyaltyloop.loop;

import java.util.Map;
import java.util.OptionalDouble;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * How often accounts went from one stage straight to another: pairs of consecutive moving
 * touchpoints.
 *
 * @param counts by the stage they came from, then the stage they went to; pairs that did not occur
 *     may be absent
 */
public record Transitions(Map<LoopStage, Map<LoopStage, Long>> counts) {

    /** Copies the outer map. */
    public Transitions {
        counts = Map.copyOf(counts);
    }

    /** How often accounts went from the one to the other. */
    public long count(LoopStage from, LoopStage to) {
        return counts.getOrDefault(from, Map.of()).getOrDefault(to, 0L);
    }

    /**
     * Of all that left the one (or stayed in it), the share that went to the other; empty if none
     * did.
     */
    public OptionalDouble share(LoopStage from, LoopStage to) {
        long all =
                counts.getOrDefault(from, Map.of()).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
        return all == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) count(from, to) / all);
    }
}
