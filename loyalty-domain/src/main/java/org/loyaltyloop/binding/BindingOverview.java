package org.loyaltyloop.binding;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What binds many accounts, counted.
 *
 * @param accounts how many there are
 * @param levels the three levels in their order
 * @param sets how many accounts each list has
 * @param groups the same accounts, told apart
 */
public record BindingOverview(
        long accounts, List<LevelCounts> levels, Map<BindingSet, Long> sets, List<Group> groups) {

    /** Copies the lists. */
    public BindingOverview {
        levels = List.copyOf(levels);
        sets = Map.copyOf(sets);
        groups = List.copyOf(groups);
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
     * Accounts of one stage, team, owner or sector.
     *
     * @param key the stage's number, the id or the name; empty for those that have none
     * @param name of a team, an owner or a sector; empty for a stage, or where there is none
     * @param accounts how many there are
     * @param weak how many of them are below MODERATE on each level, in the levels' order
     * @param means the mean score of each level
     */
    public record Group(
            Optional<String> key,
            Optional<String> name,
            long accounts,
            List<Long> weak,
            List<Double> means) {

        /** Copies the lists. */
        public Group {
            weak = List.copyOf(weak);
            means = List.copyOf(means);
        }
    }
}
