package org.loyaltyloop.feedback;

import java.time.Instant;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.TouchpointId;

/**
 * An invitation of a time before now, by the policy that its stage has today: its question, its
 * validity.
 *
 * @param contact who was asked, at the account
 * @param about the touchpoint that was asked about, where it was one
 * @param madeAt not in the future
 * @param end what became of it
 * @param endedAt when; for one that is open or not answered in time, its policy says when
 * @param answer the touchpoint that the answer became; of an answered one
 */
public record PastInvitation(
        LoopStage stage,
        AccountId account,
        ContactId contact,
        Optional<TouchpointId> about,
        Instant madeAt,
        End end,
        Instant endedAt,
        Optional<TouchpointId> answer) {

    /** How it stands once its time is over. */
    InvitationState state() {
        return switch (end) {
            case NONE -> InvitationState.EXPIRED;
            case ANSWERED -> InvitationState.ANSWERED;
            case WITHDRAWN, REFUSED -> InvitationState.WITHDRAWN;
        };
    }

    /** What became of an invitation. */
    public enum End {
        /** Still waits, or was not answered in time. */
        NONE,
        /** Answered. */
        ANSWERED,
        /** Taken back by a colleague. */
        WITHDRAWN,
        /** Whoever was asked wants no more questions. */
        REFUSED
    }
}
