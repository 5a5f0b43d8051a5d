package org.loyaltyloop.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.loyaltyloop.customer.Upserted.Outcome;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.UserId;

/**
 * Adds and updates contacts by reference, in sets: one statement each for new ones, changed ones
 * and their places.
 */
@ApplicationScoped
class ContactUpsert {

    private static final String COLUMNS =
            "id, given_name, name_prefix, family_name, email, phone, phone_digits, mobile, mobile_digits, language";

    private final AccountDirectory directory;
    private final Database database;
    private final Audit audit;
    private final Clock clock;

    @Inject
    ContactUpsert(AccountDirectory directory, Database database, Audit audit, Clock clock) {
        this.directory = directory;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ContactUpsert() {
        this(null, null, null, null);
    }

    List<UpsertedContact> all(Actor actor, List<UpsertContact> commands) {
        Map<AccountKey, ResolvedAccount> accounts =
                directory.resolveForWriting(
                        commands.stream()
                                .map(command -> AccountKey.of(command.placement().account()))
                                .toList());
        Book book =
                read(
                        directory.resolveContacts(
                                commands.stream().map(ContactUpsert::key).distinct().toList()));
        List<UpsertedContact> outcomes = new ArrayList<>();
        for (UpsertContact command : commands) {
            ResolvedAccount account = accounts.get(AccountKey.of(command.placement().account()));
            boolean may =
                    account != null && actor.mayWriteContacts(account.owner(), account.team());
            outcomes.add(
                    account != null && may
                            ? book.take(command, account.id())
                            : new UpsertedContact(
                                    book.ids.getOrDefault(key(command), ContactId.next()),
                                    Outcome.REFUSED));
        }
        write(actor, book);
        return outcomes;
    }

    private Book read(Map<ContactKey, ContactId> known) {
        Book book = new Book();
        book.ids.putAll(known);
        UUID[] ids = known.values().stream().map(ContactId::value).distinct().toArray(UUID[]::new);
        database.list(
                """
                select id, given_name, name_prefix, family_name, email, phone, mobile, language
                from customer.contact where id = any (?) order by id for no key update
                """,
                row -> book.details.put(new ContactId(row.uuid("id")), ContactQueries.details(row)),
                (Object) ids);
        database.list(
                """
                select contact_id, account_id, role, job_title, department, primary_contact
                from customer.contact_at_account where contact_id = any (?)
                """,
                row ->
                        book.places.put(
                                new PlaceKey(
                                        new ContactId(row.uuid("contact_id")),
                                        new AccountId(row.uuid("account_id"))),
                                placement(row)),
                (Object) ids);
        return book;
    }

    private void write(Actor actor, Book book) {
        if (!book.fresh.isEmpty()) {
            insert(actor, book);
        }
        Set<ContactId> updated = new LinkedHashSet<>(book.changed);
        updated.removeAll(book.fresh.keySet());
        if (!updated.isEmpty()) {
            update(book, updated);
        }
        if (!book.placed.isEmpty()) {
            place(book);
        }
        Set<ContactId> touched = new LinkedHashSet<>(updated);
        book.placed.keySet().forEach(key -> touched.add(key.contact()));
        touched.removeAll(book.fresh.keySet());
        audit.recordAll(actor.author(), "CONTACT_ADDED", "contact", book.fresh.keySet(), List.of());
        audit.recordAll(
                actor.author(),
                "CONTACT_CHANGED",
                "contact",
                touched,
                List.of("details", "places"));
    }

    /**
     * A reference that somebody else gave away at this moment fails the unique key, and with it the
     * set: try again.
     */
    private void insert(Actor actor, Book book) {
        Collection<ContactId> ids = book.fresh.keySet();
        List<Object> parameters = new ArrayList<>(columns(ids, book.details));
        parameters.add(clock.instant());
        parameters.add(actor.user().map(UserId::value));
        database.update(
                "insert into customer.contact ("
                        + COLUMNS
                        + ", created_at, updated_at, created_by) select n.*, now.at,"
                        + " now.at, now.author from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n("
                        + COLUMNS
                        + ") cross join (select ?::timestamptz as at, ?::uuid as author) now",
                parameters.toArray());
        database.update(
                """
                insert into customer.contact_ref (source, ref, contact_id)
                select * from unnest(?, ?, ?) as n(source, ref, id) order by source, ref
                """,
                book.fresh.values().stream().map(Reference::source).toArray(String[]::new),
                book.fresh.values().stream().map(Reference::ref).toArray(String[]::new),
                ids.stream().map(ContactId::value).toArray(UUID[]::new));
    }

    private void update(Book book, Set<ContactId> ids) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(clock.instant());
        parameters.addAll(columns(ids, book.details));
        database.update(
                """
                update customer.contact c
                set given_name = n.given_name, name_prefix = n.name_prefix, family_name = n.family_name, email = n.email,
                    phone = n.phone, phone_digits = n.phone_digits, mobile = n.mobile, mobile_digits = n.mobile_digits,
                    language = n.language, version = version + 1, updated_at = ?
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n(
                """
                        + COLUMNS
                        + ") where c.id = n.id",
                parameters.toArray());
    }

    /** An account has one key contact: of several, the last; those before step back. */
    private void place(Book book) {
        Map<AccountId, ContactId> keyContacts = new HashMap<>();
        book.placed.forEach(
                (key, place) -> {
                    if (place.primary()) {
                        keyContacts.put(key.account(), key.contact());
                    }
                });
        database.update(
                """
                update customer.contact_at_account p set primary_contact = false
                from unnest(?, ?) as n(account_id, contact_id)
                where p.account_id = n.account_id and p.contact_id <> n.contact_id and p.primary_contact
                """,
                keyContacts.keySet().stream().map(AccountId::value).toArray(UUID[]::new),
                keyContacts.values().stream().map(ContactId::value).toArray(UUID[]::new));
        List<PlaceKey> keys = List.copyOf(book.placed.keySet());
        List<Placement> places = List.copyOf(book.placed.values());
        database.update(
                """
                insert into customer.contact_at_account
                    (contact_id, account_id, role, job_title, department, primary_contact, since)
                select n.*, ?::timestamptz
                from unnest(?, ?, ?, ?, ?, ?) as n(contact_id, account_id, role, job_title, department, primary_contact)
                order by n.account_id, n.contact_id
                on conflict (account_id, contact_id) do update set role = excluded.role,
                    job_title = excluded.job_title, department = excluded.department,
                    primary_contact = excluded.primary_contact
                """,
                clock.instant(),
                keys.stream().map(key -> key.contact().value()).toArray(UUID[]::new),
                keys.stream().map(key -> key.account().value()).toArray(UUID[]::new),
                places.stream().map(Placement::role).toArray(ContactRole[]::new),
                places.stream().map(place -> place.jobTitle().orElse(null)).toArray(String[]::new),
                places.stream()
                        .map(place -> place.department().orElse(null))
                        .toArray(String[]::new),
                keys.stream()
                        .map(key -> key.contact().equals(keyContacts.get(key.account())))
                        .toArray(Boolean[]::new));
    }

    private static List<Object> columns(
            Collection<ContactId> ids, Map<ContactId, ContactDetails> all) {
        List<ContactDetails> details = new ArrayList<>();
        ids.forEach(id -> details.add(all.get(id)));
        return List.of(
                ids.stream().map(ContactId::value).toArray(UUID[]::new),
                texts(details, d -> d.name().given()),
                texts(details, d -> d.name().prefix()),
                texts(details, d -> d.name().family()),
                texts(details, ContactDetails::email),
                texts(details, ContactDetails::phone),
                texts(details, d -> d.phone().flatMap(PhoneNumber::parse).map(PhoneNumber::digits)),
                texts(details, ContactDetails::mobile),
                texts(
                        details,
                        d -> d.mobile().flatMap(PhoneNumber::parse).map(PhoneNumber::digits)),
                texts(details, ContactDetails::language));
    }

    private static String[] texts(
            List<ContactDetails> details, Function<ContactDetails, Optional<String>> value) {
        return details.stream().map(d -> value.apply(d).orElse(null)).toArray(String[]::new);
    }

    private static Placement placement(Row row) throws SQLException {
        return new Placement(
                new AccountId(row.uuid("account_id")),
                row.constant("role", ContactRole.class),
                row.optionalText("job_title"),
                row.optionalText("department"),
                row.flag("primary_contact"));
    }

    private static ContactKey key(UpsertContact command) {
        return new ContactKey.ByRef(command.reference());
    }

    private record PlaceKey(ContactId contact, AccountId account) {}

    /** What is known, and what the commands make of it. */
    private static final class Book {
        private final Map<ContactKey, ContactId> ids = new HashMap<>();
        private final Map<ContactId, ContactDetails> details = new HashMap<>();
        private final Map<PlaceKey, Placement> places = new HashMap<>();
        private final Map<ContactId, Reference> fresh = new LinkedHashMap<>();
        private final Set<ContactId> changed = new LinkedHashSet<>();
        private final Map<PlaceKey, Placement> placed = new LinkedHashMap<>();

        UpsertedContact take(UpsertContact command, AccountId account) {
            ContactId id = ids.get(key(command));
            boolean isNew = id == null;
            if (id == null) {
                id = ContactId.next();
                ids.put(key(command), id);
                fresh.put(id, command.reference());
            }
            ContactDetails known = details.get(id);
            ContactDetails wanted = known == null ? command.details() : command.details().or(known);
            boolean different = !wanted.equals(known);
            if (different) {
                details.put(id, wanted);
                changed.add(id);
            }
            PlaceKey place = new PlaceKey(id, account);
            Placement placement = command.placement().at(account);
            if (!placement.equals(places.get(place))) {
                places.put(place, placement);
                placed.put(place, placement);
                different = true;
            }
            return new UpsertedContact(
                    id, isNew ? Outcome.CREATED : different ? Outcome.UPDATED : Outcome.UNCHANGED);
        }
    }
}
