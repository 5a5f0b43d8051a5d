package org.loyaltyloop.binding;

import java.util.List;
import java.util.Map;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * What binds many accounts, counted.
 *
 * @param accounts how many there are
 * @param levels the three levels in their order
 * @param sets how many accounts each list has
 * @param stages the stages of the loop with how many accounts have reached each, by their number
 */
public record BindingOverview(
        long accounts,
        List<LevelCounts> levels,
        Map<BindingSet, Long> sets,
        List<StageBinding> stages) {

    /** Copies the lists. */
    public BindingOverview {
        levels = List.copyOf(levels);
        sets = Map.copyOf(sets);
        stages = List.copyOf(stages);
    }

    /**
     * A level over all accounts.
     *
     * @param bands how many accounts are in each band, in the bands' order
     * @param tenths how many have a score of 0 to 9, 10 to 19 … 90 to 100
     * @param mean the mean score; 0 without accounts
     * @param meanBefore the mean ninety days earlier
     */
    public record LevelCounts(
            BindingLevel level,
            List<Long> bands,
            List<Long> tenths,
            double mean,
            double meanBefore) {

        /** Copies the lists. */
        public LevelCounts {
            bands = List.copyOf(bands);
            tenths = List.copyOf(tenths);
        }
    }

    /**
     * A stage of the loop.
     *
     * @param stage the stage reached
     * @param accounts how many accounts are there now
     * @param weak how many of them are below MODERATE on each level, in the levels' order
     * @param means the mean score of each level
     */
    public record StageBinding(
            LoopStage stage, long accounts, List<Long> weak, List<Double> means) {

        /** Copies the lists. */
        public StageBinding {
            weak = List.copyOf(weak);
            means = List.copyOf(means);
        }
    }
}
