package org.loyaltyloop.touchpoint;

import java.util.Optional;
import org.loyaltyloop.kernel.Checks;

/**
 * What a customer answered to a survey question.
 *
 * @param score one of the metric's whole numbers
 * @param stage the stage that was asked about; empty means the touchpoint's own
 * @param comment in the customer's words, up to 4,000 characters
 */
public record SurveyAnswer(
        SurveyMetric metric, int score, Optional<LoopStage> stage, Optional<String> comment) {

    /** Refuses a score off the scale. */
    public SurveyAnswer {
        Checks checks = new Checks("survey.");
        checks.that(
                metric.admits(score),
                "score",
                TouchpointRule.SCORE_OFF_SCALE,
                metric.least(),
                metric.most());
        comment = checks.optionalText("comment", comment, 4000);
        checks.refuseIfAny();
    }
}
