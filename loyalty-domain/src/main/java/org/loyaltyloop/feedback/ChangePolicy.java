package org.loyaltyloop.feedback;

import java.util.List;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;

/**
 * The command to replace a stage's policy.
 *
 * @param version the one that was read
 * @param questionEn 1 to 200 characters, as {@code questionNl}
 * @param types codes in the catalogue, at most 100
 * @param delayHours 0 to 720
 * @param cooldownDays 0 to 730
 * @param validDays 1 to 180
 */
public record ChangePolicy(
        LoopStage stage,
        int version,
        boolean active,
        SurveyMetric metric,
        String questionEn,
        String questionNl,
        List<String> types,
        int delayHours,
        int cooldownDays,
        int validDays) {

    private static final int LONGEST_QUESTION = 200;
    private static final int MOST_TYPES = 100;
    private static final int LONGEST_DELAY = 720;
    private static final int LONGEST_COOLDOWN = 730;
    private static final int LONGEST_VALIDITY = 180;

    /** Refuses what is malformed, naming all of it. */
    public ChangePolicy {
        types = List.copyOf(types);
        Checks checks = new Checks();
        questionEn = checks.required("questionEn", questionEn, LONGEST_QUESTION);
        questionNl = checks.required("questionNl", questionNl, LONGEST_QUESTION);
        checks.that(types.size() <= MOST_TYPES, "types", InputRule.TOO_MANY, MOST_TYPES);
        range(checks, "delayHours", delayHours, 0, LONGEST_DELAY);
        range(checks, "cooldownDays", cooldownDays, 0, LONGEST_COOLDOWN);
        range(checks, "validDays", validDays, 1, LONGEST_VALIDITY);
        checks.refuseIfAny();
    }

    private static void range(Checks checks, String field, int value, int least, int most) {
        checks.that(value >= least && value <= most, field, InputRule.OUT_OF_RANGE, least, most);
    }
}
