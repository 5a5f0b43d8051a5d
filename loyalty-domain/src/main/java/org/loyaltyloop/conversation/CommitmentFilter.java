package org.loyaltyloop.conversation;

import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * Which commitments a list shows.
 *
 * @param colleague who answers for ours, or looks after the account of theirs
 * @param team that the account belongs to today
 */
public record CommitmentFilter(
        Optional<CommitmentState> state,
        Optional<CommitmentSide> side,
        Optional<UserId> colleague,
        Optional<TeamId> team,
        Optional<AccountId> account,
        Optional<ConversationId> conversation) {

    /** All of them. */
    public static final CommitmentFilter ALL =
            new CommitmentFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /** Only open ones. */
    public static final CommitmentFilter OPEN = ALL.in(Optional.of(CommitmentState.OPEN));

    /** Only those that stand there. */
    public CommitmentFilter in(Optional<CommitmentState> only) {
        return new CommitmentFilter(only, side, colleague, team, account, conversation);
    }

    /** Only those of that side. */
    public CommitmentFilter of(Optional<CommitmentSide> only) {
        return new CommitmentFilter(state, only, colleague, team, account, conversation);
    }

    /** Only those that concern that colleague. */
    public CommitmentFilter by(Optional<UserId> only) {
        return new CommitmentFilter(state, side, only, team, account, conversation);
    }

    /** Only those at accounts of that team. */
    public CommitmentFilter ofTeam(Optional<TeamId> only) {
        return new CommitmentFilter(state, side, colleague, only, account, conversation);
    }

    /** Only those with that account, or one merged into it. */
    public CommitmentFilter with(Optional<AccountId> only) {
        return new CommitmentFilter(state, side, colleague, team, only, conversation);
    }

    /** Only those made in that conversation. */
    public CommitmentFilter madeIn(ConversationId only) {
        return new CommitmentFilter(state, side, colleague, team, account, Optional.of(only));
    }
}
