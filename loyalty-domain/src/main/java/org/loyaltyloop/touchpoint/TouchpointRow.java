package org.loyaltyloop.touchpoint;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;

/**
 * A touchpoint in a list, with the names that people read.
 *
 * @param account the living account that answers for it
 * @param contactName empty with {@code contact}
 * @param offering name of the product or product line, where one is named
 * @param corrected whether somebody placed it elsewhere than where it began
 * @param author who recorded it
 */
public record TouchpointRow(
        TouchpointId id,
        AccountId account,
        String accountName,
        Optional<ContactId> contact,
        Optional<String> contactName,
        String type,
        String typeNameEn,
        String typeNameNl,
        String icon,
        LoopStage stage,
        Department department,
        Channel channel,
        Direction direction,
        boolean moving,
        boolean purchase,
        Instant occurredAt,
        Instant recordedAt,
        Optional<String> summary,
        Optional<String> outcome,
        Optional<Integer> sentiment,
        Optional<Integer> durationSeconds,
        Optional<String> offering,
        Optional<String> orderRef,
        Optional<SurveyAnswer> survey,
        String source,
        String author,
        boolean corrected,
        boolean withdrawn) {

    /** The type's name in the language of the locale: Dutch or, for all others, English. */
    public String typeName(Locale locale) {
        return locale.getLanguage().equals("nl") ? typeNameNl : typeNameEn;
    }
}
