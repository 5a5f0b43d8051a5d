package org.loyaltyloop.customerview;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.TouchpointId;

/**
 * A customer who asked for help and has heard nothing since.
 *
 * @param touchpoint what they asked last
 * @param since when they asked
 * @param stage where that touchpoint is placed
 * @param headline where the account is in the loop
 */
public record WaitingRow(
        TouchpointId touchpoint,
        AccountId account,
        String accountName,
        Optional<String> contactName,
        Optional<String> summary,
        String typeNameEn,
        String typeNameNl,
        Channel channel,
        LoopStage stage,
        Instant since,
        Optional<HeadlineView> headline) {

    /** The type's name in the language of the locale: Dutch or, for all others, English. */
    public String typeName(Locale locale) {
        return locale.getLanguage().equals("nl") ? typeNameNl : typeNameEn;
    }
}
