package org.loyaltyloop.customer;

import java.util.Optional;
import org.loyaltyloop.staff.TeamId;

/**
 * Two accounts turned out to be one. From now on the loser's id and references answer with the
 * survivor.
 *
 * @param loser the account that is no more
 * @param survivor the account that answers for it
 * @param loserTeam the loser's team before the merge
 * @param survivorTeamBefore the survivor's team before the merge
 * @param survivorTeamAfter the survivor's team after it
 */
public record AccountsMerged(
        AccountId loser,
        AccountId survivor,
        Optional<TeamId> loserTeam,
        Optional<TeamId> survivorTeamBefore,
        Optional<TeamId> survivorTeamAfter) {}
