package org.loyaltyloop.contract;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountsRemoving;
import org.loyaltyloop.platform.Database;

/** Objects to the removal of accounts that have contracts. */
@ApplicationScoped
class AccountsKept {

    private final Database database;

    @Inject
    AccountsKept(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccountsKept() {
        this(null);
    }

    void on(@Observes AccountsRemoving event) {
        database.list(
                        "select distinct account_id from contract.contract where account_id = any (?)",
                        row -> new AccountId(row.uuid("account_id")),
                        (Object)
                                event.accounts().stream()
                                        .map(AccountId::value)
                                        .toArray(UUID[]::new))
                .forEach(event::keep);
    }
}
