package org.loyaltyloop.opportunity;

import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * What a writer must know of an opportunity: whose it is, and what its touchpoints say.
 *
 * @param account the living account
 * @param offering code of the product, or else of the product line
 * @param lastMove what can be undone
 */
record OpportunityFacts(
        OpportunityId id,
        String name,
        Optional<AccountId> account,
        Optional<UserId> accountOwner,
        Optional<TeamId> accountTeam,
        Optional<UserId> owner,
        Optional<TeamId> ownerTeam,
        Optional<String> offering,
        String orderRef,
        String phase,
        Optional<MoveId> lastMove,
        int version) {

    /** Whether its touchpoints would say the same. */
    boolean tellsTheSameAs(OpportunityFacts other) {
        return account.equals(other.account)
                && offering.equals(other.offering)
                && orderRef.equals(other.orderRef);
    }
}
