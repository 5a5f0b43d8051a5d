package org.loyaltyloop.binding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How binding came to be what it is: the scores of each level over a span, and what moved them. It
 * is told from the facts, by the rules that hold today; so it is the same after a merge, and one
 * curve does not mix rules.
 *
 * @param points the scores on the days that matter, oldest first
 * @param moves what began or ended, newest first
 */
public record BindingHistory(List<Point> points, List<Move> moves) {

    private static final double NOTICEABLE = 0.5;
    private static final int MOST_DAYS = 400;

    /** Copies the lists. */
    public BindingHistory {
        points = List.copyOf(points);
        moves = List.copyOf(moves);
    }

    /** The scores of the three levels on a day, 0 to 100. */
    public record Point(LocalDate day, double financial, double social, double structural) {

        /** The score of one level. */
        public double score(BindingLevel level) {
            return switch (level) {
                case FINANCIAL -> financial;
                case SOCIAL -> social;
                case STRUCTURAL -> structural;
            };
        }
    }

    /**
     * A day on which ties of a level began or ended.
     *
     * @param before the score on the evening before
     * @param after the score of the day
     * @param began ties whose first day it is
     * @param ended ties whose last day was the day before
     */
    public record Move(
            LocalDate day,
            BindingLevel level,
            double before,
            double after,
            List<Tie> began,
            List<Tie> ended) {

        /** Copies the lists. */
        public Move {
            began = List.copyOf(began);
            ended = List.copyOf(ended);
        }
    }

    /** Tells the history between two days, both included. */
    static BindingHistory of(
            Collection<TieFact> facts,
            Collection<HandTie> byHand,
            RuleBook book,
            LocalDate from,
            LocalDate to) {
        List<Tie> all = book.everyTie(facts, byHand);
        TreeSet<LocalDate> turns = new TreeSet<>();
        all.forEach(
                tie -> {
                    add(turns, tie.validFrom(), from, to);
                    tie.validUntil().ifPresent(last -> add(turns, last.plusDays(1), from, to));
                });
        while (turns.size() > MOST_DAYS) {
            turns.pollFirst();
        }
        TreeSet<LocalDate> days = new TreeSet<>(turns);
        for (LocalDate day = from; day.isBefore(to); day = day.plusWeeks(1)) {
            days.add(day);
        }
        days.add(to);
        List<Point> points = new ArrayList<>();
        List<Move> moves = new ArrayList<>();
        for (LocalDate day : days) {
            Point point = point(facts, byHand, book, day);
            if (turns.contains(day)) {
                // The eve belongs to the curve: a step is a step, not a slope.
                Point eve = point(facts, byHand, book, day.minusDays(1));
                if (day.isAfter(from)) {
                    points.add(eve);
                }
                for (BindingLevel level : BindingLevel.values()) {
                    move(all, level, day, eve, point).ifPresent(moves::add);
                }
            }
            points.add(point);
        }
        Collections.reverse(moves);
        return new BindingHistory(points.stream().distinct().toList(), moves);
    }

    private static Optional<Move> move(
            List<Tie> all, BindingLevel level, LocalDate day, Point eve, Point point) {
        List<Tie> began =
                all.stream()
                        .filter(t -> t.level() == level && t.validFrom().equals(day))
                        .sorted(Tie.BY_ORIGIN)
                        .toList();
        List<Tie> ended =
                all.stream()
                        .filter(
                                t ->
                                        t.level() == level
                                                && t.validUntil()
                                                        .filter(u -> u.plusDays(1).equals(day))
                                                        .isPresent())
                        .sorted(Tie.BY_ORIGIN)
                        .toList();
        boolean told =
                !(began.isEmpty() && ended.isEmpty())
                        && Math.abs(point.score(level) - eve.score(level)) >= NOTICEABLE;
        return told
                ? Optional.of(
                        new Move(day, level, eve.score(level), point.score(level), began, ended))
                : Optional.empty();
    }

    private static void add(TreeSet<LocalDate> days, LocalDate day, LocalDate from, LocalDate to) {
        if (!day.isBefore(from) && !day.isAfter(to)) {
            days.add(day);
        }
    }

    private static Point point(
            Collection<TieFact> facts, Collection<HandTie> byHand, RuleBook book, LocalDate day) {
        List<Tie> ties = book.ties(facts, byHand, day);
        return new Point(
                day,
                BindingProfile.score(BindingLevel.FINANCIAL, ties, day),
                BindingProfile.score(BindingLevel.SOCIAL, ties, day),
                BindingProfile.score(BindingLevel.STRUCTURAL, ties, day));
    }
}
