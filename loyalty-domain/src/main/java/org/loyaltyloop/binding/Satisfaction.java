package org.loyaltyloop.binding;

import java.time.LocalDate;
import org.loyaltyloop.touchpoint.SurveyMetric;

/**
 * An answer of the account's people that tells whether they are content.
 *
 * @param metric CSAT or NPS
 * @param score on the metric's scale
 * @param on the day of the answer
 */
public record Satisfaction(SurveyMetric metric, int score, LocalDate on) {

    private static final int CSAT_LOW = 2;
    private static final int NPS_LOW = 6;

    /** Whether it is so low that who is held only by lock-in is a hostage: CSAT ≤ 2, NPS ≤ 6. */
    public boolean low() {
        return score <= (metric == SurveyMetric.CSAT ? CSAT_LOW : NPS_LOW);
    }
}
