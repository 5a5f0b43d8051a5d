package org.loyaltyloop.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.TouchpointId;

/**
 * All of a conversation.
 *
 * @param account the living account
 * @param owner who looks after the account
 * @param team that the account belongs to
 * @param touchpoint what it is in the loop, while it counts as held
 * @param stage where that is placed
 * @param follows the conversation in which it was agreed on
 * @param next the conversation that was agreed on in it
 */
public record ConversationView(
        ConversationId id,
        ConversationState state,
        AccountId account,
        String accountName,
        Optional<UserId> owner,
        Optional<TeamId> team,
        ConversationDetails details,
        List<Person<ContactId>> contacts,
        List<Person<UserId>> colleagues,
        Optional<Person<UserId>> lead,
        Optional<String> cancelledReason,
        Optional<TouchpointId> touchpoint,
        Optional<LoopStage> stage,
        Optional<Neighbour> follows,
        Optional<Neighbour> next,
        String source,
        String externalId,
        String author,
        Instant createdAt,
        String updatedBy,
        Instant updatedAt,
        int version) {

    /** Copies the lists. */
    public ConversationView {
        contacts = List.copyOf(contacts);
        colleagues = List.copyOf(colleagues);
    }

    /** Somebody who took part, or will. */
    public record Person<I>(I id, String name) {}

    /** The conversation before or after. */
    public record Neighbour(ConversationId id, ConversationState state, Instant startsAt) {}
}
