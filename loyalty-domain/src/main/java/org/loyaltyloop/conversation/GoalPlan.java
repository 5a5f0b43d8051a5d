package org.loyaltyloop.conversation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * What a customer wants to reach.
 *
 * @param title in one line, up to 200 characters
 * @param measure what it is read in, up to 60 characters
 * @param baseline where it begins
 * @param target where it should end, other than the baseline; absent where nobody measures it
 * @param due the day to have reached it
 */
public record GoalPlan(
        String title,
        Optional<String> measure,
        BigDecimal baseline,
        Optional<BigDecimal> target,
        Optional<LocalDate> due) {

    private static final BigDecimal MOST = new BigDecimal("99999999999999");
    private static final int PLACES = 4;

    /** Refuses what is malformed, all of it at once. */
    public GoalPlan {
        Checks checks = new Checks("goal.");
        title = checks.required("title", title, 200);
        measure = checks.optional("measure", measure, 60);
        checks.that(fits(baseline), "baseline", InputRule.OUT_OF_RANGE, MOST.negate(), MOST);
        BigDecimal begin = baseline;
        checks.that(
                target.filter(t -> !fits(t)).isEmpty(),
                "target",
                InputRule.OUT_OF_RANGE,
                MOST.negate(),
                MOST);
        checks.that(
                target.filter(t -> t.compareTo(begin) == 0).isEmpty(),
                "target",
                ConversationRule.TARGET_IS_BASELINE);
        checks.refuseIfAny();
    }

    /** Whether the database holds the number as it is. */
    static boolean fits(BigDecimal value) {
        return value.abs().compareTo(MOST) <= 0 && value.stripTrailingZeros().scale() <= PLACES;
    }

    /** A goal that nobody measures. */
    public static GoalPlan of(String title) {
        return new GoalPlan(
                title, Optional.empty(), BigDecimal.ZERO, Optional.empty(), Optional.empty());
    }
}
