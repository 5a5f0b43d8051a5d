package org.loyaltyloop.conversation;

import java.time.Instant;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * Which conversations a list shows.
 *
 * @param colleague who of us took part or will
 * @param team that the account belongs to today
 * @param promising only those in which something was promised that is open
 * @param from the first moment
 * @param until the moment after the last
 */
public record ConversationFilter(
        Optional<ConversationState> state,
        Optional<UserId> colleague,
        Optional<TeamId> team,
        Optional<AccountId> account,
        boolean promising,
        Optional<Instant> from,
        Optional<Instant> until) {

    /** All of them. */
    public static final ConversationFilter ALL =
            new ConversationFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty());

    /** Only those that stand there. */
    public ConversationFilter in(Optional<ConversationState> only) {
        return new ConversationFilter(only, colleague, team, account, promising, from, until);
    }

    /** Only those with that colleague. */
    public ConversationFilter by(Optional<UserId> only) {
        return new ConversationFilter(state, only, team, account, promising, from, until);
    }

    /** Only those at accounts of that team. */
    public ConversationFilter ofTeam(Optional<TeamId> only) {
        return new ConversationFilter(state, colleague, only, account, promising, from, until);
    }

    /** Only those with that account, or one merged into it. */
    public ConversationFilter with(Optional<AccountId> only) {
        return new ConversationFilter(state, colleague, team, only, promising, from, until);
    }

    /** Only those in which something was promised that is open, where asked. */
    public ConversationFilter promising(boolean only) {
        return new ConversationFilter(state, colleague, team, account, only, from, until);
    }

    /** Only those that begin from the first moment, and before the second. */
    public ConversationFilter between(Instant first, Instant end) {
        return new ConversationFilter(
                state, colleague, team, account, promising, Optional.of(first), Optional.of(end));
    }
}
