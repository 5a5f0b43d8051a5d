package org.loyaltyloop.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountsRemoving;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customer.ContactsRemoving;
import org.loyaltyloop.platform.Database;

/** Objects to the removal of accounts and contacts that were talked with. */
@ApplicationScoped
class RemovedParties {

    private final Database database;

    @Inject
    RemovedParties(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RemovedParties() {
        this(null);
    }

    void on(@Observes AccountsRemoving event) {
        Object going = event.accounts().stream().map(AccountId::value).toArray(UUID[]::new);
        database.list(
                        """
                        select account_id from conversation.conversation where account_id = any (?)
                        union
                        select account_id from conversation.commitment where account_id = any (?)
                        union
                        select account_id from conversation.goal where account_id = any (?)
                        """,
                        row -> new AccountId(row.uuid("account_id")),
                        going,
                        going,
                        going)
                .forEach(event::keep);
    }

    void on(@Observes ContactsRemoving event) {
        Object going = event.contacts().stream().map(ContactId::value).toArray(UUID[]::new);
        database.list(
                        """
                        select contact_id from conversation.with_contact where contact_id = any (?)
                        union
                        select contact_id from conversation.commitment where contact_id = any (?)
                        """,
                        row -> new ContactId(row.uuid("contact_id")),
                        going,
                        going)
                .forEach(event::keep);
    }
}
