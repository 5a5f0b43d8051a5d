package org.loyaltyloop.loop;

import java.time.Instant;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.touchpoint.TouchpointId;

/**
 * What a customer wrote with an answer.
 *
 * @param goodness where the score lies between the metric's worst (0) and best (1) answer
 */
public record Verbatim(
        TouchpointId touchpoint,
        AccountId account,
        String accountName,
        Instant occurredAt,
        SurveyMetric metric,
        int score,
        double goodness,
        String comment) {}
