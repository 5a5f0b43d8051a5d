package org.loyaltyloop.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * Contacts: adding, changing, and their places at accounts. Agents write contacts everywhere,
 * account managers and managers those of the accounts they may write.
 */
@ApplicationScoped
@Transactional
public class Contacts {

    private static final String ENTITY = "contact";

    private final EntityManager entities;
    private final AccountDirectory directory;
    private final ContactUpsert upsert;
    private final Database database;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Contacts(
            EntityManager entities,
            AccountDirectory directory,
            ContactUpsert upsert,
            Database database,
            Audit audit,
            Clock clock) {
        this.entities = entities;
        this.directory = directory;
        this.upsert = upsert;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Contacts() {
        this(null, null, null, null, null, null);
    }

    /** Adds a contact to an account. */
    @Counted(name = "contacts_create_calls", absolute = true)
    @Timed(name = "contacts_create_seconds", absolute = true)
    public ContactId create(Actor actor, AddContact command) {
        AccountId account = requireWrite(actor, command.placement().account());
        Contact contact = Contact.meet(command.details(), actor.user(), clock.instant());
        entities.persist(contact);
        entities.flush();
        put(contact.id(), account, command.placement());
        command.references().forEach(reference -> addReference(contact.id(), reference));
        audit.record(actor.author(), "CONTACT_ADDED", ENTITY, contact.id(), List.of());
        return contact.id();
    }

    /**
     * Replaces what is said of a contact; answers the new version. Saying the same again changes
     * nothing.
     */
    @Counted(name = "contacts_change_calls", absolute = true)
    @Timed(name = "contacts_change_seconds", absolute = true)
    public int change(Actor actor, ChangeContact command) {
        Contact contact = find(command.id());
        requireWriteSomewhere(actor, command.id());
        if (contact.version() != command.expectedVersion()) {
            throw new StaleVersion(ENTITY, command.id());
        }
        if (contact.change(command.details(), clock.instant())) {
            entities.flush();
            audit.record(
                    actor.author(), "CONTACT_CHANGED", ENTITY, command.id(), List.of("details"));
        }
        return contact.version();
    }

    /** Gives a contact a place at an account, or changes the place it has there. */
    public void place(Actor actor, ContactId id, Placement placement) {
        find(id);
        AccountId account = requireWrite(actor, placement.account());
        put(id, account, placement);
        audit.record(actor.author(), "CONTACT_PLACED", ENTITY, id, List.of("places"));
    }

    /**
     * Takes a contact from an account; the contact itself stays, and so does what happened with it.
     */
    public void removeFrom(Actor actor, ContactId id, AccountId account) {
        find(id);
        AccountId living = requireWrite(actor, account);
        int removed =
                database.update(
                        "delete from customer.contact_at_account where contact_id = ? and account_id = ?",
                        id.value(),
                        living.value());
        if (removed == 0) {
            throw new BusinessRuleViolation(CustomerRule.NOT_AT_ACCOUNT);
        }
        audit.record(actor.author(), "CONTACT_REMOVED", ENTITY, id, List.of("places"));
    }

    /**
     * Adds and updates many contacts by reference, and answers in the order of the commands. What
     * the actor may not write, and what names an unknown account, is refused one by one without
     * harm to the others.
     */
    @Counted(name = "contacts_upsert_all_calls", absolute = true)
    @Timed(name = "contacts_upsert_all_seconds", absolute = true)
    public List<UpsertedContact> upsertAll(Actor actor, List<UpsertContact> commands) {
        return upsert.all(actor, commands);
    }

    /** An account has one key contact: another one steps back. */
    private void put(ContactId id, AccountId account, Placement placement) {
        if (placement.primary()) {
            database.update(
                    """
                    update customer.contact_at_account set primary_contact = false
                    where account_id = ? and contact_id <> ? and primary_contact
                    """,
                    account.value(),
                    id.value());
        }
        database.update(
                """
                insert into customer.contact_at_account
                    (contact_id, account_id, role, job_title, department, primary_contact, since)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (account_id, contact_id) do update set role = excluded.role, job_title = excluded.job_title,
                    department = excluded.department, primary_contact = excluded.primary_contact
                """,
                id.value(),
                account.value(),
                placement.role(),
                placement.jobTitle(),
                placement.department(),
                placement.primary(),
                clock.instant());
    }

    private void addReference(ContactId id, Reference reference) {
        int added =
                database.update(
                        "insert into customer.contact_ref (source, ref, contact_id) values (?, ?, ?) on conflict do nothing",
                        reference.source(),
                        reference.ref(),
                        id.value());
        if (added == 0) {
            throw BusinessRuleViolation.of(
                    "references",
                    CustomerRule.REFERENCE_TAKEN,
                    reference.source(),
                    reference.ref());
        }
    }

    private AccountId requireWrite(Actor actor, AccountId id) {
        AccountKey key = AccountKey.of(id);
        ResolvedAccount account = directory.resolveForWriting(List.of(key)).get(key);
        if (account == null) {
            throw BusinessRuleViolation.of("account", CustomerRule.UNKNOWN_ACCOUNT);
        }
        actor.requireWriteContacts(account.owner(), account.team());
        return account.id();
    }

    private void requireWriteSomewhere(Actor actor, ContactId id) {
        List<Boolean> may =
                database.list(
                        """
                select a.owner_id, a.team_id from customer.contact_at_account p
                join customer.account a on a.id = p.account_id where p.contact_id = ?
                """,
                        row ->
                                actor.mayWriteContacts(
                                        row.optionalUuid("owner_id").map(UserId::new),
                                        row.optionalUuid("team_id").map(TeamId::new)),
                        id.value());
        boolean nowhere =
                may.isEmpty() && actor.mayWriteContacts(Optional.empty(), Optional.empty());
        if (!nowhere && !may.contains(true)) {
            throw new AccessDenied("write contacts");
        }
    }

    private Contact find(ContactId id) {
        Contact contact = entities.find(Contact.class, id.value());
        if (contact == null) {
            throw new NotFound(ENTITY, id);
        }
        return contact;
    }
}
