package org.loyaltyloop.opportunity;

import java.util.Optional;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * What is said of a phase.
 *
 * @param sort its place in the pipeline, 0 to 999
 * @param nameEn 1 to 40 characters
 * @param nameNl 1 to 40 characters
 * @param probability percent, 0 to 100; fixed for the phases that end an opportunity
 * @param stage ORIENTATION, SELECTION or TRANSACTION
 * @param patienceDays 1 to 999 days, or none
 */
public record DescribePhase(
        int sort,
        String nameEn,
        String nameNl,
        int probability,
        LoopStage stage,
        Optional<Integer> patienceDays) {

    /** Names everything that is wrong. */
    public DescribePhase {
        Checks checks = new Checks();
        checks.that(sort >= 0 && sort <= 999, "sort", InputRule.OUT_OF_RANGE, 0, 999);
        nameEn = checks.required("nameEn", nameEn, 40);
        nameNl = checks.required("nameNl", nameNl, 40);
        checks.that(
                probability >= 0 && probability <= 100,
                "probability",
                InputRule.OUT_OF_RANGE,
                0,
                100);
        checks.that(
                stage == LoopStage.ORIENTATION
                        || stage == LoopStage.SELECTION
                        || stage == LoopStage.TRANSACTION,
                "stage",
                InputRule.UNKNOWN_VALUE);
        checks.that(
                patienceDays.filter(days -> days < 1 || days > 999).isEmpty(),
                "patienceDays",
                InputRule.OUT_OF_RANGE,
                1,
                999);
        checks.refuseIfAny();
    }
}
