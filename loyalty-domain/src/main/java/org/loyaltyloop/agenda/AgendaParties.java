package org.loyaltyloop.agenda;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountsRemoving;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customer.ContactsRemoving;
import org.loyaltyloop.platform.Database;

/** Keeps accounts and contacts that somebody has an appointment or a task with. */
@ApplicationScoped
class AgendaParties {

    private static final int EARLY = 100;

    private final Database database;

    @Inject
    AgendaParties(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AgendaParties() {
        this(null);
    }

    void on(@Observes @Priority(EARLY) AccountsRemoving event) {
        UUID[] going = event.accounts().stream().map(AccountId::value).toArray(UUID[]::new);
        database.list(
                        """
                        select account_id from agenda.task where account_id = any (?)
                        union
                        select account_id from agenda.meeting where account_id = any (?)
                        """,
                        row -> new AccountId(row.uuid("account_id")),
                        going,
                        going)
                .forEach(event::keep);
    }

    void on(@Observes @Priority(EARLY) ContactsRemoving event) {
        UUID[] going = event.contacts().stream().map(ContactId::value).toArray(UUID[]::new);
        database.list(
                        "select distinct contact_id from agenda.meeting_contact where contact_id = any (?)",
                        row -> new ContactId(row.uuid("contact_id")),
                        (Object) going)
                .forEach(event::keep);
    }
}
