package org.loyaltyloop.binding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What binds an account on a day, level by level, with the ties that every figure is made of.
 *
 * @param day the day, in the firm's zone
 * @param levels the three levels in their order
 * @param valueAdding score over the structural ties that add value, 0 to 100
 * @param hostage whether lock-in alone holds the account
 */
public record BindingProfile(
        LocalDate day, List<LevelProfile> levels, double valueAdding, HostageRisk hostage) {

    private static final double FULL = 100;

    /** Copies the levels. */
    public BindingProfile {
        levels = List.copyOf(levels);
    }

    /**
     * A tie on the profile's day.
     *
     * @param tie the tie
     * @param freshness 0 to 1
     * @param share weight · strength · freshness
     * @param brings what the level's score would lose without it
     */
    public record Weighed(Tie tie, double freshness, double share, double brings) {}

    /**
     * One level.
     *
     * @param level which
     * @param score 0 to 100
     * @param ties those that tie on the day, what binds most first
     */
    public record LevelProfile(BindingLevel level, double score, List<Weighed> ties) {

        /** Copies the ties. */
        public LevelProfile {
            ties = List.copyOf(ties);
        }

        /** The score in words. */
        public Band band() {
            return Band.of(score);
        }
    }

    /** The profile that follows from ties and answers. */
    static BindingProfile of(
            LocalDate day, Collection<Tie> ties, Collection<Satisfaction> answers) {
        List<LevelProfile> levels =
                Arrays.stream(BindingLevel.values()).map(l -> level(l, ties, day)).toList();
        return new BindingProfile(
                day,
                levels,
                score(ties, day, t -> t.level() == BindingLevel.STRUCTURAL && !t.lockIn()),
                HostageRisk.of(score(ties, day, Tie::lockIn), List.copyOf(answers), day));
    }

    /** The score of a level: 100·(1 − Π(1 − weight·strength·freshness)) over its ties. */
    static double score(BindingLevel level, Collection<Tie> ties, LocalDate day) {
        return score(ties, day, tie -> tie.level() == level);
    }

    private static double score(Collection<Tie> ties, LocalDate day, Predicate<Tie> counted) {
        return score(ties.stream().filter(counted).mapToDouble(t -> t.share(day)).toArray());
    }

    private static double score(double[] shares) {
        // The same ties give the same score to the last bit, in whatever order they come.
        Arrays.sort(shares);
        double open = 1;
        for (double share : shares) {
            open *= 1 - share;
        }
        return FULL * (1 - open);
    }

    private static LevelProfile level(BindingLevel level, Collection<Tie> ties, LocalDate day) {
        List<Tie> own =
                ties.stream()
                        .filter(tie -> tie.level() == level && tie.freshness(day) > 0)
                        .sorted(
                                Comparator.comparingDouble((Tie tie) -> -tie.share(day))
                                        .thenComparing(Tie.BY_ORIGIN))
                        .toList();
        double score = score(level, own, day);
        List<Weighed> weighed = new ArrayList<>();
        for (Tie tie : own) {
            double share = tie.share(day);
            // Without it, the distance to 100 is as many times larger as it made it smaller.
            double without = FULL - (FULL - score) / (1 - share);
            weighed.add(new Weighed(tie, tie.freshness(day), share, score - without));
        }
        return new LevelProfile(level, score, weighed);
    }

    /** One level. */
    public LevelProfile level(BindingLevel level) {
        return levels.get(level.ordinal());
    }

    /** The level with the lowest score; of equals the one that is hardest to copy. */
    public LevelProfile weakest() {
        LevelProfile weakest = levels.get(levels.size() - 1);
        for (int i = levels.size() - 2; i >= 0; i--) {
            if (levels.get(i).score() < weakest.score()) {
                weakest = levels.get(i);
            }
        }
        return weakest;
    }

    /** Whether nothing ties on that day. */
    public boolean bare() {
        return levels.stream().allMatch(level -> level.ties().isEmpty());
    }
}
