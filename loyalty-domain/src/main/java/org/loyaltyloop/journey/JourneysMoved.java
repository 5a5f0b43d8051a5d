package org.loyaltyloop.journey;

import java.util.Set;
import org.loyaltyloop.customer.AccountId;

/** Journeys of these living accounts changed; fired once that is in the database. */
public record JourneysMoved(Set<AccountId> accounts) {

    /** Copies the set. */
    public JourneysMoved {
        accounts = Set.copyOf(accounts);
    }
}
