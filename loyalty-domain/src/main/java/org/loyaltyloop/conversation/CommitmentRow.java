package org.loyaltyloop.conversation;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;

/**
 * A commitment in a list.
 *
 * @param account the living account
 * @param owner who answers for it: the colleague of ours, the contact of theirs
 * @param ownerId of the colleague or the contact
 * @param closedOn when it was done or withdrawn
 * @param reason why it was withdrawn
 */
public record CommitmentRow(
        CommitmentId id,
        CommitmentSide side,
        CommitmentState state,
        String what,
        AccountId account,
        String accountName,
        Optional<UUID> accountOwner,
        Optional<UUID> accountTeam,
        UUID ownerId,
        String owner,
        LocalDate due,
        Optional<LocalDate> closedOn,
        Optional<String> reason,
        Optional<ConversationId> conversation,
        int version) {

    /** Whether it stands open. */
    public boolean open() {
        return state == CommitmentState.OPEN;
    }

    /** Whether it is ours. */
    public boolean ours() {
        return side == CommitmentSide.OURS;
    }

    /** Whether it should have been kept before today. */
    public boolean overdue(LocalDate today) {
        return open() && due.isBefore(today);
    }
}
