package org.loyaltyloop.binding;

import java.util.Optional;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * How a tie fades once its evidence gets old.
 *
 * @param grace days for which the evidence counts as fresh; 0 to {@value #LONGEST}
 * @param halfLife days after them in which it loses half of what is left; 1 to {@value #LONGEST},
 *     empty where it does not fade
 */
public record Ageing(int grace, Optional<Integer> halfLife) {

    /** Ten years, in days. */
    public static final int LONGEST = 3650;

    /** Does not fade while it is valid. */
    public static final Ageing NEVER = new Ageing(0, Optional.empty());

    /** Refuses days beyond the bounds. */
    public Ageing {
        Checks checks = new Checks();
        checks.that(grace >= 0 && grace <= LONGEST, "grace", InputRule.OUT_OF_RANGE, 0, LONGEST);
        checks.that(
                halfLife.isEmpty() || halfLife.get() >= 1 && halfLife.get() <= LONGEST,
                "halfLife",
                InputRule.OUT_OF_RANGE,
                1,
                LONGEST);
        checks.refuseIfAny();
    }

    /** Fades by half in so many days, after days of grace. */
    public static Ageing of(int grace, int halfLife) {
        return new Ageing(grace, Optional.of(halfLife));
    }

    /**
     * What is left of evidence of that age: 1 within the grace period, then 0.5^((age −
     * grace)/half-life).
     *
     * @param age in whole days; negative before the evidence
     */
    double freshness(long age) {
        return halfLife.isEmpty() || age <= grace
                ? 1
                : Math.pow(0.5, (double) (age - grace) / halfLife.get());
    }
}
