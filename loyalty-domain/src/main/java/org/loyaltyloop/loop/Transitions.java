package org.loyaltyloop.loop;

import java.util.Map;
import java.util.OptionalDouble;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * How often accounts went from one stage straight to another: pairs of consecutive moving
 * touchpoints, the second of them in the period. An account that nothing moved for the days after
 * which it counts as lost went to "lost" in the period in which those days were over; when it comes
 * back, it comes anew.
 *
 * @param counts by the stage they came from, then the stage they went to; pairs that did not occur
 *     may be absent
 * @param lostFrom by the stage they were lost from
 * @param startsAt laps that started in the period, by their first stage
 */
public record Transitions(
        Map<LoopStage, Map<LoopStage, Long>> counts,
        Map<LoopStage, Long> lostFrom,
        Map<LoopStage, Long> startsAt) {

    /** Copies the outer maps. */
    public Transitions {
        counts = Map.copyOf(counts);
        lostFrom = Map.copyOf(lostFrom);
        startsAt = Map.copyOf(startsAt);
    }

    /** How often accounts went from the one to the other. */
    public long count(LoopStage from, LoopStage to) {
        return counts.getOrDefault(from, Map.of()).getOrDefault(to, 0L);
    }

    /** How many accounts were lost from a stage. */
    public long lost(LoopStage from) {
        return lostFrom.getOrDefault(from, 0L);
    }

    /** How many laps started in a stage. */
    public long starts(LoopStage first) {
        return startsAt.getOrDefault(first, 0L);
    }

    /**
     * Of all that left the one, stayed in it or were lost from it, the share that went to the
     * other; empty if none did.
     */
    public OptionalDouble share(LoopStage from, LoopStage to) {
        return share(count(from, to), from);
    }

    /** Of the same, the share that was lost; empty if none left. */
    public OptionalDouble lostShare(LoopStage from) {
        return share(lost(from), from);
    }

    private OptionalDouble share(long count, LoopStage from) {
        long all =
                lost(from)
                        + counts.getOrDefault(from, Map.of()).values().stream()
                                .mapToLong(Long::longValue)
                                .sum();
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) count / all);
    }

    /**
     * How much smaller the chance of a transaction would be if the stage led nowhere: 1 −
     * P(removed) ÷ P, from 0 to 1. An association in what was observed, not an effect of doing
     * without the stage. Empty where laps did not start, or never came to a transaction.
     */
    public OptionalDouble removalEffect(LoopStage stage) {
        return RemovalEffect.of(this, stage);
    }
}
