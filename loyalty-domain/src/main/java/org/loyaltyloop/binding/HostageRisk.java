package org.loyaltyloop.binding;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * Whether an account stays because leaving costs too much rather than because it is content: strong
 * lock-in and a low answer within twelve months.
 *
 * @param lockIn score over the lock-in ties of all levels, 0 to 100
 * @param answers CSAT and NPS answers of the last twelve months, newest first
 */
public record HostageRisk(double lockIn, List<Satisfaction> answers) {

    /** Lock-in from this score on holds an account. */
    public static final int HOLDS = 60;

    /** Answers count for so many months. */
    public static final int MONTHS = 12;

    /** Keeps what counts, newest first. */
    public HostageRisk {
        answers =
                answers.stream()
                        .sorted(
                                Comparator.comparing(Satisfaction::on)
                                        .reversed()
                                        .thenComparing(Satisfaction::metric)
                                        .thenComparing(Satisfaction::score))
                        .toList();
    }

    /** The risk on a day; older and later answers do not count. */
    static HostageRisk of(double lockIn, List<Satisfaction> answers, LocalDate day) {
        LocalDate from = day.minusMonths(MONTHS);
        return new HostageRisk(
                lockIn,
                answers.stream()
                        .filter(a -> !a.on().isBefore(from) && !a.on().isAfter(day))
                        .toList());
    }

    /** What it comes to. */
    public enum State {
        /** Held, and not content. */
        AT_RISK,
        /** Held, and nobody was asked within twelve months: not known, which is not safe. */
        UNKNOWN,
        /** Not held, or held and content. */
        NO
    }

    /** What it comes to. */
    public State state() {
        if (lockIn < HOLDS) {
            return State.NO;
        }
        if (answers.isEmpty()) {
            return State.UNKNOWN;
        }
        return answers.stream().anyMatch(Satisfaction::low) ? State.AT_RISK : State.NO;
    }

    /** The low answers, newest first. */
    public List<Satisfaction> low() {
        return answers.stream().filter(Satisfaction::low).toList();
    }
}
