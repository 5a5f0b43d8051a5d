package org.loyaltyloop.customerview;

import java.time.LocalDate;
import java.util.Optional;
import org.loyaltyloop.agenda.Rhythm;
import org.loyaltyloop.customer.AccountId;

/**
 * An account's agreed rhythm of conversations, and how it is kept.
 *
 * @param account the living account
 * @param accountName its name
 * @param ownerName who looks after it
 * @param mine whether that is whoever asks
 * @param rhythm how often
 * @param from the day it counts from
 * @param lastOn the day of the latest conversation, also before it was agreed
 * @param dueOn the last day for the next one
 * @param kept how many of the judged rounds were kept
 * @param judged the rounds that ended with a conversation, the last six at most
 */
public record CadenceRow(
        AccountId account,
        String accountName,
        Optional<String> ownerName,
        boolean mine,
        Rhythm rhythm,
        LocalDate from,
        Optional<LocalDate> lastOn,
        LocalDate dueOn,
        long kept,
        long judged) {

    /** Whether the conversation should have been held before that day. */
    public boolean overdueOn(LocalDate today) {
        return dueOn.isBefore(today);
    }
}
