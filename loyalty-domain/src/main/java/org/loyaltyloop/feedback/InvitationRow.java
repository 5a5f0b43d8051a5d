package org.loyaltyloop.feedback;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.touchpoint.TouchpointId;

/**
 * An invitation in a list.
 *
 * @param account the living account
 * @param about the touchpoint that it asks about
 * @param byPolicy whether it was made by itself
 * @param mailable whether there is an address to send the link to
 * @param mailTold whether a mail with the link was put in the outbox
 * @param mailedAt when the link went out by mail
 * @param answer the touchpoint that the answer became
 * @param score of the answer, unless it was withdrawn
 */
public record InvitationRow(
        InvitationId id,
        InvitationState state,
        LoopStage stage,
        SurveyMetric metric,
        String questionEn,
        String questionNl,
        AccountId account,
        String accountName,
        Optional<ContactId> contact,
        Optional<String> contactName,
        Optional<TouchpointId> about,
        boolean byPolicy,
        String madeBy,
        Instant madeAt,
        Instant expiresAt,
        boolean mailable,
        boolean mailTold,
        Optional<Instant> mailedAt,
        Optional<Instant> endedAt,
        Optional<TouchpointId> answer,
        Optional<Integer> score) {

    /** Whether it waits for its answer. */
    public boolean open() {
        return state == InvitationState.OPEN;
    }

    /** Who was asked: the contact, else the private person. */
    public String respondent() {
        return contactName.orElse(accountName);
    }

    /** The question in the language of the locale: Dutch or, for all others, English. */
    public String question(Locale locale) {
        return locale.getLanguage().equals("nl") ? questionNl : questionEn;
    }
}
