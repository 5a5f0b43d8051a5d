package org.loyaltyloop.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
    private final Database database;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Contacts(
            EntityManager entities,
            AccountDirectory directory,
            Database database,
            Audit audit,
            Clock clock) {
        this.entities = entities;
        this.directory = directory;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Contacts() {
        this(null, null, null, null, null);
    }

    /** Adds a contact to an account. */
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
    public List<UpsertedContact> upsertAll(Actor actor, List<UpsertContact> commands) {
        List<AccountKey> accountKeys = new ArrayList<>();
        List<ContactKey> contactKeys = new ArrayList<>();
        for (UpsertContact command : commands) {
            accountKeys.add(AccountKey.of(command.placement().account()));
            contactKeys.add(new ContactKey.ByRef(command.reference()));
        }
        Map<AccountKey, ResolvedAccount> accounts = directory.resolveForWriting(accountKeys);
        Map<ContactKey, ContactId> known = new HashMap<>(directory.resolveContacts(contactKeys));
        Map<PlaceKey, Placement> places = places(known.values());
        List<UpsertedContact> outcomes = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            ResolvedAccount account = accounts.get(accountKeys.get(i));
            if (account == null || !actor.mayWriteContacts(account.owner(), account.team())) {
                ContactId id = known.getOrDefault(contactKeys.get(i), ContactId.next());
                outcomes.add(new UpsertedContact(id, Upserted.Outcome.REFUSED));
                continue;
            }
            outcomes.add(
                    upsert(
                            actor,
                            commands.get(i),
                            contactKeys.get(i),
                            account.id(),
                            known,
                            places));
        }
        entities.flush();
        List<ContactId> touched =
                outcomes.stream()
                        .filter(
                                o ->
                                        o.outcome() == Upserted.Outcome.CREATED
                                                || o.outcome() == Upserted.Outcome.UPDATED)
                        .map(UpsertedContact::id)
                        .distinct()
                        .toList();
        audit.recordAll(
                actor.author(), "CONTACT_CHANGED", ENTITY, touched, List.of("details", "places"));
        return outcomes;
    }

    private UpsertedContact upsert(
            Actor actor,
            UpsertContact command,
            ContactKey key,
            AccountId account,
            Map<ContactKey, ContactId> known,
            Map<PlaceKey, Placement> places) {
        ContactId id = known.get(key);
        boolean isNew = id == null;
        boolean changed;
        if (id == null) {
            Contact contact = Contact.meet(command.details(), actor.user(), clock.instant());
            entities.persist(contact);
            entities.flush();
            id = contact.id();
            addReference(id, command.reference());
            known.put(key, id);
            changed = true;
        } else {
            Contact contact = find(id);
            changed = contact.change(command.details().or(contact.details()), clock.instant());
        }
        Placement wanted = command.placement();
        PlaceKey placeKey = new PlaceKey(id, account);
        if (!wanted.equals(places.get(placeKey))) {
            put(id, account, wanted);
            places.put(placeKey, wanted);
            changed = true;
        }
        return new UpsertedContact(
                id,
                isNew
                        ? Upserted.Outcome.CREATED
                        : changed ? Upserted.Outcome.UPDATED : Upserted.Outcome.UNCHANGED);
    }

    private Map<PlaceKey, Placement> places(Iterable<ContactId> contacts) {
        List<UUID> ids = new ArrayList<>();
        contacts.forEach(id -> ids.add(id.value()));
        Map<PlaceKey, Placement> places = new HashMap<>();
        database.list(
                """
                select contact_id, account_id, role, job_title, department, primary_contact
                from customer.contact_at_account where contact_id = any (?)
                """,
                row -> {
                    AccountId account = new AccountId(row.uuid("account_id"));
                    Placement place =
                            new Placement(
                                    account,
                                    row.constant("role", ContactRole.class),
                                    row.optionalText("job_title"),
                                    row.optionalText("department"),
                                    row.flag("primary_contact"));
                    places.put(new PlaceKey(new ContactId(row.uuid("contact_id")), account), place);
                    return place;
                },
                (Object) ids.toArray(UUID[]::new));
        return places;
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

    private record PlaceKey(ContactId contact, AccountId account) {}
}
