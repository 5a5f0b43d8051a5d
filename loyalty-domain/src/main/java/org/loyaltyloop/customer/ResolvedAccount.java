package org.loyaltyloop.customer;

import java.util.Optional;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * The living account that answers for a key.
 *
 * @param id the account; after a merge the survivor
 * @param givenId the account that the key itself names; differs from {@code id} where it lost a
 *     merge
 * @param number the living account's number
 * @param owner the living account's owner
 * @param team the living account's team
 */
public record ResolvedAccount(
        AccountId id,
        AccountId givenId,
        long number,
        Optional<UserId> owner,
        Optional<TeamId> team) {

    /** The same, found by another id. */
    ResolvedAccount givenAs(AccountId given) {
        return new ResolvedAccount(id, given, number, owner, team);
    }
}
