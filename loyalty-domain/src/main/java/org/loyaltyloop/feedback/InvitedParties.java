package org.loyaltyloop.feedback;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountsMerged;
import org.loyaltyloop.customer.AccountsRemoving;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customer.ContactsRemoving;
import org.loyaltyloop.platform.Database;

/**
 * Keeps invitations right when accounts merge, and objects to the removal of accounts and contacts
 * that were asked or asked not to be.
 */
@ApplicationScoped
class InvitedParties {

    /** Before those who clear away leftovers of what is about to be removed. */
    private static final int EARLY = 100;

    private final Database database;
    private final Clock clock;

    @Inject
    InvitedParties(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected InvitedParties() {
        this(null, null);
    }

    /** Two private persons turn out to be one, who has one open invitation at most. */
    void on(@Observes AccountsMerged event) {
        database.update(
                """
                update feedback.invitation set state = 'WITHDRAWN', ended_at = ?
                where respondent_id = ? and state = 'OPEN'
                  and exists (select from feedback.invitation where respondent_id = ? and state = 'OPEN')
                """,
                clock.instant(),
                event.loser().value(),
                event.survivor().value());
        database.update(
                "update feedback.invitation set respondent_id = ? where respondent_id = ?",
                event.survivor().value(),
                event.loser().value());
    }

    void on(@Observes @Priority(EARLY) AccountsRemoving event) {
        database.list(
                        """
                        select account_id from feedback.invitation where account_id = any (?)
                        union
                        select account_id from feedback.refusal where account_id = any (?)
                        """,
                        row -> new AccountId(row.uuid("account_id")),
                        ids(event),
                        ids(event))
                .forEach(event::keep);
    }

    void on(@Observes @Priority(EARLY) ContactsRemoving event) {
        UUID[] going = event.contacts().stream().map(ContactId::value).toArray(UUID[]::new);
        database.list(
                        """
                        select contact_id from feedback.invitation where contact_id = any (?)
                        union
                        select contact_id from feedback.refusal where contact_id = any (?)
                        """,
                        row -> new ContactId(row.uuid("contact_id")),
                        going,
                        going)
                .forEach(event::keep);
    }

    private static UUID[] ids(AccountsRemoving event) {
        return event.accounts().stream().map(AccountId::value).toArray(UUID[]::new);
    }
}
