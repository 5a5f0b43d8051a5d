package org.loyaltyloop.customerview;

import java.util.Optional;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * Whose renewals, and how soon.
 *
 * @param owner who looks after the contract, or the account where nobody else does
 * @param team the account's team
 * @param from first day, counted from today
 * @param to last day, counted from today
 */
public record RenewalFilter(Optional<UserId> owner, Optional<TeamId> team, int from, int to) {

    /** All that end within a year. */
    public static final RenewalFilter YEAR =
            new RenewalFilter(Optional.empty(), Optional.empty(), 0, 365);

    /** The same, of one who looks after them. */
    public RenewalFilter of(Optional<UserId> one) {
        return new RenewalFilter(one, team, from, to);
    }

    /** The same, of one team's accounts. */
    public RenewalFilter ofTeam(Optional<TeamId> one) {
        return new RenewalFilter(owner, one, from, to);
    }

    /** The same, within other days. */
    public RenewalFilter within(int first, int last) {
        return new RenewalFilter(owner, team, first, last);
    }
}
