package org.loyaltyloop.customer;

import java.util.List;

/**
 * New accounts are known.
 *
 * @param accounts their ids, at least one
 */
public record AccountsOpened(List<AccountId> accounts) {

    /** Copies the list. */
    public AccountsOpened {
        accounts = List.copyOf(accounts);
    }
}
