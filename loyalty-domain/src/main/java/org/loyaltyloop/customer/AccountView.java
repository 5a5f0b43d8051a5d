package org.loyaltyloop.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An account with everything that can be said of it, to be shown or changed.
 *
 * @param id of the account
 * @param number for people to read out
 * @param kind organisation or person
 * @param version for the next change
 * @param details what is said of it
 * @param references names by which other systems know it, or knew accounts that were merged into it
 * @param mergedInto the account that answers for it, where it lost a merge
 * @param createdAt when it was opened
 * @param updatedAt when it last changed
 */
public record AccountView(
        AccountId id,
        long number,
        AccountKind kind,
        int version,
        AccountDetails details,
        List<Reference> references,
        Optional<AccountId> mergedInto,
        Instant createdAt,
        Instant updatedAt) {

    /** Copies the list. */
    public AccountView {
        references = List.copyOf(references);
    }
}
