package org.loyaltyloop.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.loyaltyloop.importing.Importer;
import org.loyaltyloop.importing.MadeThing;
import org.loyaltyloop.platform.Database;

/** What contacts were before an import changed them, and how they become so again. */
@ApplicationScoped
class ContactHistory {

    private final Database database;
    private final Event<ContactsRemoving> removing;
    private final Clock clock;

    @Inject
    ContactHistory(Database database, Event<ContactsRemoving> removing, Clock clock) {
        this.database = database;
        this.removing = removing;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ContactHistory() {
        this(null, null, null);
    }

    /** A contact at a moment. */
    record Kept(ContactDetails details, Instant updatedAt) {

        /** As JSON, with the time of the change that followed. */
        String toJson(Instant changedAt) {
            JsonObjectBuilder json =
                    Json.createObjectBuilder()
                            .add("at", changedAt.toString())
                            .add("was", updatedAt.toString());
            add(json, "given", details.name().given());
            add(json, "prefix", details.name().prefix());
            add(json, "family", details.name().family());
            add(json, "email", details.email());
            add(json, "phone", details.phone());
            add(json, "mobile", details.mobile());
            add(json, "language", details.language());
            return json.build().toString();
        }

        private static void add(JsonObjectBuilder json, String name, Optional<String> value) {
            value.ifPresent(v -> json.add(name, v));
        }
    }

    Map<ContactId, Kept> read(Collection<ContactId> contacts) {
        Map<ContactId, Kept> found = new HashMap<>();
        if (!contacts.isEmpty()) {
            database.list(
                    """
                    select id, given_name, name_prefix, family_name, email, phone, mobile, language, updated_at
                    from customer.contact where id = any (?)
                    """,
                    row ->
                            found.put(
                                    new ContactId(row.uuid("id")),
                                    new Kept(
                                            ContactQueries.details(row),
                                            row.instant("updated_at"))),
                    (Object) ids(contacts));
        }
        return found;
    }

    /** Removes contacts that nobody touched since and that nothing is known about. */
    Map<Long, String> remove(List<MadeThing> made) {
        Map<Long, String> fates = new HashMap<>();
        if (made.isEmpty()) {
            return fates;
        }
        List<ContactId> free = new ArrayList<>();
        Map<UUID, String> kept = new HashMap<>();
        database.list(
                """
                select id, updated_at <> created_at as changed,
                       (select count(*) from customer.contact_at_account p where p.contact_id = contact.id) > 1 as elsewhere
                from customer.contact where id = any (?) order by id for update
                """,
                row -> {
                    if (row.flag("changed")) {
                        kept.put(row.uuid("id"), "changed_since");
                    } else if (row.flag("elsewhere")) {
                        kept.put(row.uuid("id"), "has_accounts");
                    } else {
                        free.add(new ContactId(row.uuid("id")));
                    }
                    return true;
                },
                (Object) made.stream().map(MadeThing::target).toArray(UUID[]::new));
        ContactsRemoving event = new ContactsRemoving(free);
        removing.fire(event);
        Set<ContactId> going = new HashSet<>(event.contacts());
        free.stream()
                .filter(id -> !going.contains(id))
                .forEach(id -> kept.put(id.value(), "has_touchpoints"));
        database.update("delete from customer.contact where id = any (?)", (Object) ids(going));
        made.forEach(m -> fates.put(m.seq(), kept.getOrDefault(m.target(), Importer.UNDONE)));
        return fates;
    }

    /**
     * Gives contacts back what an import replaced, unless somebody changed them since. A contact is
     * then as old as it was: what was done to it before can be taken back as well.
     *
     * @param made latest first
     */
    Map<Long, String> restore(List<MadeThing> made) {
        Map<Long, String> fates = new HashMap<>();
        Map<ContactId, Instant> changedAt = new HashMap<>();
        read(made.stream().map(m -> new ContactId(m.target())).toList())
                .forEach((id, contact) -> changedAt.put(id, contact.updatedAt()));
        for (MadeThing thing : made) {
            JsonObject before = AccountSheet.parse(thing.before().orElse("{}"));
            ContactId id = new ContactId(thing.target());
            boolean same = Instant.parse(before.getString("at")).equals(changedAt.get(id));
            fates.put(thing.seq(), same ? Importer.UNDONE : "changed_since");
            if (same) {
                Instant was = text(before, "was").map(Instant::parse).orElseGet(clock::instant);
                changedAt.put(id, was);
                Optional<String> phone = text(before, "phone");
                Optional<String> mobile = text(before, "mobile");
                database.update(
                        """
                        update customer.contact set given_name = ?, name_prefix = ?, family_name = ?, email = ?, phone = ?,
                            phone_digits = ?, mobile = ?, mobile_digits = ?, language = ?, version = version + 1,
                            updated_at = ?
                        where id = ?
                        """,
                        text(before, "given"),
                        text(before, "prefix"),
                        text(before, "family"),
                        text(before, "email"),
                        phone,
                        phone.flatMap(PhoneNumber::parse).map(PhoneNumber::digits),
                        mobile,
                        mobile.flatMap(PhoneNumber::parse).map(PhoneNumber::digits),
                        text(before, "language"),
                        was,
                        thing.target());
            }
        }
        return fates;
    }

    private static Optional<String> text(JsonObject json, String name) {
        return json.get(name) instanceof JsonString value
                ? Optional.of(value.getString())
                : Optional.empty();
    }

    private static UUID[] ids(Collection<ContactId> contacts) {
        return contacts.stream().map(ContactId::value).toArray(UUID[]::new);
    }
}
