package org.loyaltyloop.kernel;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * Facts that may tie accounts to the firm came, changed or went. Fired by the context that
 * publishes them in its {@code v_tie_fact}, in the same transaction and once they are in the
 * database; one event for all accounts of a call.
 *
 * @param accounts ids of the accounts as they stand with the facts, also of merged ones
 */
public record TieFactsChanged(Set<UUID> accounts) {

    /** Copies the ids. */
    public TieFactsChanged {
        accounts = Set.copyOf(accounts);
    }

    /** The event of these accounts. */
    public static TieFactsChanged of(Collection<UUID> accounts) {
        return new TieFactsChanged(Set.copyOf(accounts));
    }
}
