package org.loyaltyloop.loop;

import java.time.LocalDate;
import java.util.Optional;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.staff.UserId;

/**
 * What somebody will do about a stage, to begin it or to change it.
 *
 * @param title 1 to 120 characters
 * @param owner who does it
 * @param due the last day, between 2000 and 2100
 * @param measure what it should move
 * @param note up to 1,000 characters
 */
public record PlanImprovement(
        String title, UserId owner, LocalDate due, TargetMeasure measure, Optional<String> note) {

    private static final int EARLIEST = 2000;
    private static final int LATEST = 2100;

    /** Names everything that is wrong. */
    public PlanImprovement {
        Checks checks = new Checks();
        title = checks.required("title", title, 120);
        note = checks.optionalText("note", note, 1_000);
        checks.that(
                due.getYear() >= EARLIEST && due.getYear() < LATEST,
                "due",
                InputRule.OUT_OF_RANGE,
                EARLIEST,
                LATEST);
        checks.refuseIfAny();
    }
}
