package org.loyaltyloop.loop;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.loyaltyloop.journey.Patience;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * The command to replace what is set for a stage.
 *
 * @param seen the version that the person saw
 * @param patienceDays 1 to 3650
 * @param conversionWindowDays 1 to 3650
 * @param targets each within its measure's bounds; shares 0 to 1
 */
public record ChangeStage(
        LoopStage stage,
        int seen,
        Optional<UserId> owner,
        boolean measured,
        int patienceDays,
        int conversionWindowDays,
        Map<TargetMeasure, BigDecimal> targets) {

    /** Refuses values out of range, all at once. */
    public ChangeStage {
        targets = Map.copyOf(targets);
        Checks checks = new Checks();
        days(checks, "patienceDays", patienceDays);
        days(checks, "conversionWindowDays", conversionWindowDays);
        targets.forEach(
                (measure, target) ->
                        checks.that(
                                measure.holds(target),
                                "target." + measure.name(),
                                InputRule.OUT_OF_RANGE,
                                measure.share() ? 0 : measure.least(),
                                measure.share() ? 100 : measure.most()));
        checks.refuseIfAny();
    }

    private static void days(Checks checks, String field, int days) {
        checks.that(
                days >= 1 && days <= Patience.MOST_DAYS,
                field,
                InputRule.OUT_OF_RANGE,
                1,
                Patience.MOST_DAYS);
    }
}
