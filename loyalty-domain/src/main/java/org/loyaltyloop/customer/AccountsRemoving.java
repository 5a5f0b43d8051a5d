package org.loyaltyloop.customer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Accounts that were opened by mistake are about to be removed. Contexts downstream observe this:
 * one that holds facts about an account which count says so with {@link #keep}; one that holds
 * leftovers which count no more removes them.
 */
public final class AccountsRemoving {

    private final List<AccountId> accounts;
    private final Set<AccountId> kept = new HashSet<>();

    AccountsRemoving(List<AccountId> accounts) {
        this.accounts = List.copyOf(accounts);
    }

    /** The accounts that nobody has objected to so far. */
    public List<AccountId> accounts() {
        return accounts.stream().filter(id -> !kept.contains(id)).toList();
    }

    /** Objects: the account has facts. */
    public void keep(AccountId account) {
        kept.add(account);
    }
}
