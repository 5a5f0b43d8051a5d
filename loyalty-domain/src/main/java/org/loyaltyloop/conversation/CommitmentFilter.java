package org.loyaltyloop.conversation;

import java.time.LocalDate;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * Which commitments a list shows.
 *
 * @param colleague who answers for ours, or looks after the account of theirs
 * @param team that the account belongs to today
 * @param dueBefore the day before which they are due
 */
public record CommitmentFilter(
        Optional<CommitmentState> state,
        Optional<CommitmentSide> side,
        Optional<UserId> colleague,
        Optional<TeamId> team,
        Optional<AccountId> account,
        Optional<ConversationId> conversation,
        Optional<LocalDate> dueBefore) {

    /** All of them. */
    public static final CommitmentFilter ALL =
            new CommitmentFilter(
                    Optional.empty(),
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
        return new CommitmentFilter(only, side, colleague, team, account, conversation, dueBefore);
    }

    /** Only those of that side. */
    public CommitmentFilter of(Optional<CommitmentSide> only) {
        return new CommitmentFilter(state, only, colleague, team, account, conversation, dueBefore);
    }

    /** Only those that concern that colleague. */
    public CommitmentFilter by(Optional<UserId> only) {
        return new CommitmentFilter(state, side, only, team, account, conversation, dueBefore);
    }

    /** Only those at accounts of that team. */
    public CommitmentFilter ofTeam(Optional<TeamId> only) {
        return new CommitmentFilter(state, side, colleague, only, account, conversation, dueBefore);
    }

    /** Only those with that account, or one merged into it. */
    public CommitmentFilter with(Optional<AccountId> only) {
        return new CommitmentFilter(state, side, colleague, team, only, conversation, dueBefore);
    }

    /** Only those made in that conversation. */
    public CommitmentFilter madeIn(ConversationId only) {
        return new CommitmentFilter(
                state, side, colleague, team, account, Optional.of(only), dueBefore);
    }

    /** Only open ones that are overdue on that day. */
    public CommitmentFilter overdue(LocalDate today) {
        return new CommitmentFilter(
                Optional.of(CommitmentState.OPEN),
                side,
                colleague,
                team,
                account,
                conversation,
                Optional.of(today));
    }
}
