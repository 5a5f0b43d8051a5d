package org.loyaltyloop.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;

/**
 * What the firm asks about a stage, and when.
 *
 * @param active whether invitations are made by themselves; by hand they can be made anyway
 * @param activeSince nothing that happened before is asked about
 * @param types codes of the touchpoints to ask after; empty means all that are placed in the stage
 * @param delayHours from the touchpoint to the question
 * @param cooldownDays without a question to the same person
 * @param validDays that a link can be answered
 */
public record SurveyPolicy(
        LoopStage stage,
        boolean active,
        Optional<Instant> activeSince,
        SurveyMetric metric,
        String questionEn,
        String questionNl,
        List<String> types,
        int delayHours,
        int cooldownDays,
        int validDays,
        int version,
        Optional<Instant> updatedAt,
        Optional<String> updatedBy) {

    /** Copies the list. */
    public SurveyPolicy {
        types = List.copyOf(types);
    }

    /** The question in the language of the locale: Dutch or, for all others, English. */
    public String question(Locale locale) {
        return locale.getLanguage().equals("nl") ? questionNl : questionEn;
    }
}
