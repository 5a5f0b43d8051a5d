package org.loyaltyloop.feedback;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;

/**
 * What the public page shows of an invitation: the question, and nobody's name.
 *
 * @param about when the touchpoint was that it asks about, where it is one
 * @param language of whoever was invited, en or nl, where it is known
 * @param refuse the path at which they ask not to be asked any more
 */
public record OpenSurvey(
        LoopStage stage,
        SurveyMetric metric,
        String questionEn,
        String questionNl,
        Optional<Instant> about,
        Optional<String> language,
        Instant expiresAt,
        String refuse) {

    /** The question in the language of the locale: Dutch or, for all others, English. */
    public String question(Locale locale) {
        return locale.getLanguage().equals("nl") ? questionNl : questionEn;
    }
}
