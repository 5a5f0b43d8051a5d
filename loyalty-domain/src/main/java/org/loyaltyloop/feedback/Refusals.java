package org.loyaltyloop.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customer.ResolvedAccount;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.Actor;

/**
 * Who asked not to be asked: a person, or an account as a whole. Kept as a fact with its source; it
 * can be lifted when they say so, and both stay known.
 */
@ApplicationScoped
@Transactional
public class Refusals {

    private static final String SELECT =
            "select refused_at, by_link, author from feedback.refusal where lifted_at is null and ";

    private final Database database;
    private final AccountDirectory directory;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Refusals(Database database, AccountDirectory directory, Audit audit, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Refusals() {
        this(null, null, null, null);
    }

    /** The refusal of a contact that is in force. */
    public Optional<Refusal> of(ContactId contact) {
        return database.first(SELECT + "contact_id = ?", Refusals::refusal, contact.value());
    }

    /** The refusal of an account that is in force. */
    public Optional<Refusal> of(AccountId account) {
        return database.first(
                SELECT
                        + "account_id in (select given_id from customer.v_account_survivor where given_id = ? or merged_into = ?)",
                Refusals::refusal,
                account.value(),
                account.value());
    }

    /** Notes that a contact of the account wants no questions. */
    public void refuse(Actor actor, AccountId at, ContactId contact) {
        requireWriteContacts(actor, at, contact);
        note(actor, Optional.of(contact), Optional.empty(), false);
    }

    /** Notes that nobody of the account wants questions. */
    public void refuse(Actor actor, AccountId account) {
        ResolvedAccount living = living(account);
        actor.requireWriteContacts(living.owner(), living.team());
        note(actor, Optional.empty(), Optional.of(living.id()), false);
    }

    /** Takes a contact's refusal back: they want to be asked again. */
    public void lift(Actor actor, AccountId at, ContactId contact) {
        requireWriteContacts(actor, at, contact);
        lift(actor, "contact_id = any (?)", new UUID[] {contact.value()}, contact);
    }

    /** Takes an account's refusal back. */
    public void lift(Actor actor, AccountId account) {
        ResolvedAccount living = living(account);
        actor.requireWriteContacts(living.owner(), living.team());
        List<UUID> given =
                database.list(
                        "select given_id from customer.v_account_survivor where given_id = ? or merged_into = ?",
                        row -> row.uuid("given_id"),
                        living.id().value(),
                        living.id().value());
        lift(actor, "account_id = any (?)", given.toArray(UUID[]::new), living.id());
    }

    /** Notes what the holder of a link wants; a second time changes nothing. */
    void note(
            Actor actor, Optional<ContactId> contact, Optional<AccountId> account, boolean byLink) {
        int noted =
                database.update(
                        """
                        insert into feedback.refusal (id, contact_id, account_id, refused_at, by_link, author)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                        """,
                        UUID.randomUUID(),
                        contact.map(ContactId::value),
                        account.map(AccountId::value),
                        clock.instant(),
                        byLink,
                        actor.name());
        if (noted > 0) {
            audit.record(
                    actor.author(),
                    "QUESTIONS_REFUSED",
                    contact.isPresent() ? "contact" : "account",
                    contact.<Object>map(c -> c).orElseGet(account::orElseThrow),
                    List.of());
        }
    }

    private void lift(Actor actor, String whose, UUID[] ids, Object id) {
        int lifted =
                database.update(
                        "update feedback.refusal set lifted_at = ?, lifted_by = ? where lifted_at is null and "
                                + whose,
                        clock.instant(),
                        actor.name(),
                        ids);
        if (lifted > 0) {
            audit.record(
                    actor.author(),
                    "QUESTIONS_ALLOWED",
                    id instanceof ContactId ? "contact" : "account",
                    id,
                    List.of());
        }
    }

    private void requireWriteContacts(Actor actor, AccountId at, ContactId contact) {
        ResolvedAccount living = living(at);
        actor.requireWriteContacts(living.owner(), living.team());
        long there =
                database.number(
                        "select count(*) from customer.v_contact_at_account where account_id = ? and contact_id = ?",
                        living.id().value(),
                        contact.value());
        if (there == 0) {
            throw BusinessRuleViolation.of("contact", FeedbackRule.NOT_THERE);
        }
    }

    private ResolvedAccount living(AccountId account) {
        AccountKey key = AccountKey.of(account);
        Map<AccountKey, ResolvedAccount> found = directory.resolve(List.of(key));
        if (!found.containsKey(key)) {
            throw new NotFound("account", account);
        }
        return Objects.requireNonNull(found.get(key));
    }

    private static Refusal refusal(Row row) throws SQLException {
        return new Refusal(row.instant("refused_at"), row.flag("by_link"), row.text("author"));
    }
}
