package org.loyaltyloop.touchpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountsRemoving;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customer.ContactsRemoving;
import org.loyaltyloop.platform.Database;

/**
 * Objects to the removal of accounts that have touchpoints; withdrawn ones go with their account.
 */
@ApplicationScoped
class RemovedAccounts {

    private final Database database;

    @Inject
    RemovedAccounts(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RemovedAccounts() {
        this(null);
    }

    void on(@Observes AccountsRemoving event) {
        database.list(
                        """
                        select distinct account_id from touchpoint.touchpoint
                        where account_id = any (?) and withdrawn_at is null
                        """,
                        row -> new AccountId(row.uuid("account_id")),
                        (Object) ids(event.accounts()))
                .forEach(event::keep);
        UUID[] going = ids(event.accounts());
        database.update(
                "delete from touchpoint.placement where touchpoint_id in "
                        + "(select id from touchpoint.touchpoint where account_id = any (?))",
                (Object) going);
        database.update(
                "delete from touchpoint.touchpoint where account_id = any (?)", (Object) going);
    }

    void on(@Observes ContactsRemoving event) {
        UUID[] going = event.contacts().stream().map(ContactId::value).toArray(UUID[]::new);
        database.list(
                        "select distinct contact_id from touchpoint.touchpoint where contact_id = any (?)",
                        row -> new ContactId(row.uuid("contact_id")),
                        (Object) going)
                .forEach(event::keep);
    }

    private static UUID[] ids(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(UUID[]::new);
    }
}
