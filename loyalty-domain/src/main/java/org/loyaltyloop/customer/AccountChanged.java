package org.loyaltyloop.customer;

import java.util.Optional;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * Something about an account changed; fired once the change is in the database.
 *
 * @param id of the account
 * @param ownerBefore owner before the change
 * @param ownerAfter owner after it
 * @param teamBefore team before the change
 * @param teamAfter team after it
 */
public record AccountChanged(
        AccountId id,
        Optional<UserId> ownerBefore,
        Optional<UserId> ownerAfter,
        Optional<TeamId> teamBefore,
        Optional<TeamId> teamAfter) {

    /** Whether figures by team have to follow. */
    public boolean movedTeam() {
        return !teamBefore.equals(teamAfter);
    }
}
