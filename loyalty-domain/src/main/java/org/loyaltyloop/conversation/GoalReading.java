package org.loyaltyloop.conversation;

import java.math.BigDecimal;
import java.util.Optional;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * How far a goal was.
 *
 * @param value in the goal's measure
 * @param note up to 500 characters
 */
public record GoalReading(GoalId goal, BigDecimal value, Optional<String> note) {

    /** Refuses what is malformed. */
    public GoalReading {
        Checks checks = new Checks("reading.");
        checks.that(GoalPlan.fits(value), "value", InputRule.MALFORMED);
        note = checks.optional("note", note, 500);
        checks.refuseIfAny();
    }
}
