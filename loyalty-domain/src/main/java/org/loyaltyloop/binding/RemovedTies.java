package org.loyaltyloop.binding;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountsRemoving;
import org.loyaltyloop.platform.Database;

/**
 * Objects to the removal of accounts that have ties entered by hand or measures taken up; withdrawn
 * ones, ended ones and profiles go with their account.
 */
@ApplicationScoped
class RemovedTies {

    private final Database database;

    @Inject
    RemovedTies(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RemovedTies() {
        this(null);
    }

    void object(@Observes AccountsRemoving event) {
        database.list(
                        """
                        select account_id from binding.hand_tie
                        where account_id = any (?) and withdrawn_at is null
                        union
                        select account_id from binding.undertaking
                        where account_id = any (?) and state = 'OPEN'
                        """,
                        row -> new AccountId(row.uuid("account_id")),
                        ids(event),
                        ids(event))
                .forEach(event::keep);
    }

    void forget(
            @Observes @Priority(Interceptor.Priority.APPLICATION + 900) AccountsRemoving event) {
        database.update(
                "delete from binding.undertaking where account_id = any (?)", (Object) ids(event));
        database.update(
                "delete from binding.hand_tie where account_id = any (?)", (Object) ids(event));
        database.update(
                "delete from binding.profile where account_id = any (?)", (Object) ids(event));
    }

    private static UUID[] ids(AccountsRemoving event) {
        return event.accounts().stream().map(AccountId::value).toArray(UUID[]::new);
    }
}
