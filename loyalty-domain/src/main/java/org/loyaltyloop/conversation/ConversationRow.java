package org.loyaltyloop.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * A conversation in a list.
 *
 * @param account the living account
 * @param contacts names of those who took part, the first one speaking for them
 * @param lead name of the colleague who leads it
 * @param stage where its touchpoint is placed; empty unless held
 * @param openPromises how many of the promises made in it are open
 */
public record ConversationRow(
        ConversationId id,
        ConversationState state,
        AccountId account,
        String accountName,
        Instant startsAt,
        Channel channel,
        String subject,
        List<String> contacts,
        Optional<String> lead,
        Optional<Integer> sentiment,
        Optional<LoopStage> stage,
        int openPromises,
        int version) {

    /** Copies the names. */
    public ConversationRow {
        contacts = List.copyOf(contacts);
    }

    /** Whether it should have taken place before that moment. */
    public boolean overdue(Instant now) {
        return state == ConversationState.PLANNED && startsAt.isBefore(now);
    }
}
