package org.loyaltyloop.conversation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A customer's goal and how far it is.
 *
 * @param value where it was at the last reading
 * @param readOn when that was
 * @param closedOn when it was reached or dropped
 * @param outcome what came of it, in words
 */
public record GoalView(
        GoalId id,
        String title,
        Optional<String> measure,
        BigDecimal baseline,
        Optional<BigDecimal> target,
        Optional<LocalDate> due,
        GoalState state,
        Optional<BigDecimal> value,
        Optional<LocalDate> readOn,
        Optional<String> note,
        LocalDate createdOn,
        Optional<LocalDate> closedOn,
        Optional<String> outcome,
        int version) {

    private static final int DIGITS = 4;

    /** Whether it stands open. */
    public boolean open() {
        return state == GoalState.OPEN;
    }

    /** The way gone from baseline to target, 0 to 1; empty where nobody measures it. */
    public Optional<Double> progress() {
        if (target.isEmpty() || value.isEmpty()) {
            return Optional.empty();
        }
        double share =
                value.get()
                        .subtract(baseline)
                        .divide(target.get().subtract(baseline), DIGITS, RoundingMode.HALF_UP)
                        .doubleValue();
        return Optional.of(Math.max(0, Math.min(1, share)));
    }

    /**
     * Whether it is further behind than the time that has gone; never without target, reading and
     * day.
     */
    public boolean behind(LocalDate today) {
        if (state != GoalState.OPEN || due.isEmpty() || target.isEmpty()) {
            return false;
        }
        if (due.get().isBefore(today)) {
            return progress().orElse(0.0) < 1;
        }
        long whole = due.get().toEpochDay() - createdOn.toEpochDay();
        long gone = today.toEpochDay() - createdOn.toEpochDay();
        return whole > 0 && progress().isPresent() && progress().get() < (double) gone / whole;
    }
}
