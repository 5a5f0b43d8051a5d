package org.loyaltyloop.opportunity;

import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * What is said of a reason for losing.
 *
 * @param sort its place in the list, 0 to 999
 * @param nameEn 1 to 60 characters
 * @param nameNl 1 to 60 characters
 */
public record DescribeReason(int sort, String nameEn, String nameNl) {

    /** Names everything that is wrong. */
    public DescribeReason {
        Checks checks = new Checks();
        checks.that(sort >= 0 && sort <= 999, "sort", InputRule.OUT_OF_RANGE, 0, 999);
        nameEn = checks.required("nameEn", nameEn, 60);
        nameNl = checks.required("nameNl", nameNl, 60);
        checks.refuseIfAny();
    }
}
