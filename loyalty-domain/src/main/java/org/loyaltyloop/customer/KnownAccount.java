package org.loyaltyloop.customer;

import java.time.Instant;
import java.util.Optional;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/** An account that a row of an import is about, as it is now. */
record KnownAccount(
        AccountId id,
        Optional<UserId> owner,
        Optional<TeamId> team,
        Instant updatedAt,
        AccountSheet sheet,
        boolean byName) {

    KnownAccount withSheet(AccountSheet other) {
        return new KnownAccount(id, owner, team, updatedAt, other, byName);
    }
}
