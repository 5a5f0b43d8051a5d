package org.loyaltyloop.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * Finds accounts and contacts by their keys, many at a time: a few statements however many keys.
 * What was merged away answers with its survivor. Reading takes no rights: every role and key reads
 * every account.
 */
@ApplicationScoped
@Transactional
public class AccountDirectory {

    private static final Comparator<NewByRef> IN_KEY_ORDER =
            Comparator.comparing((NewByRef n) -> n.reference().source())
                    .thenComparing(n -> n.reference().ref());

    private final Database database;
    private final Event<AccountsOpened> opened;
    private final Clock clock;

    @Inject
    AccountDirectory(Database database, Event<AccountsOpened> opened, Clock clock) {
        this.database = database;
        this.opened = opened;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccountDirectory() {
        this(null, null, null);
    }

    /** The living account for each key; unknown keys are absent from the answer. */
    @Counted(name = "account_directory_resolve_calls", absolute = true)
    @Timed(name = "account_directory_resolve_seconds", absolute = true)
    public Map<AccountKey, ResolvedAccount> resolve(Collection<? extends AccountKey> keys) {
        Map<AccountKey, ResolvedAccount> found = new HashMap<>();
        find(Sought.in(keys), "", found);
        return found;
    }

    /**
     * As {@link #resolve}, and makes this transaction the only one that may write to the accounts,
     * or record for them, until it ends; people may read them. This is the lock under which
     * touchpoints and all that follows from them are written. Locks are taken in the order of ids
     * and by one statement, so that two transactions wait for each other in one direction only: ask
     * once, for all accounts that are to be written.
     */
    @Counted(name = "account_directory_resolve_calls", absolute = true)
    @Timed(name = "account_directory_resolve_seconds", absolute = true)
    public Map<AccountKey, ResolvedAccount> resolveForWriting(
            Collection<? extends AccountKey> keys) {
        Sought sought = Sought.in(keys);
        if (!sought.byId().isEmpty() && !sought.byRef().isEmpty()) {
            return lockedById(resolve(keys));
        }
        Map<AccountKey, ResolvedAccount> found = new HashMap<>();
        while (find(sought, " order by living.id for no key update of living", found)) {
            // Merged away while we waited for it: its survivor is the one to lock.
            found.clear();
        }
        return found;
    }

    private Map<AccountKey, ResolvedAccount> lockedById(Map<AccountKey, ResolvedAccount> found) {
        Map<AccountKey, ResolvedAccount> locked =
                resolveForWriting(
                        found.values().stream()
                                .map(a -> AccountKey.of(a.id()))
                                .distinct()
                                .toList());
        Map<AccountKey, ResolvedAccount> answers = new HashMap<>();
        found.forEach(
                (key, account) ->
                        answers.put(
                                key,
                                Objects.requireNonNull(locked.get(AccountKey.of(account.id())))
                                        .givenAs(account.givenId())));
        return answers;
    }

    /** Keys by what they name. */
    private record Sought(Map<UUID, AccountKey> byId, Map<Reference, AccountKey> byRef) {

        static Sought in(Collection<? extends AccountKey> keys) {
            Sought sought = new Sought(new LinkedHashMap<>(), new LinkedHashMap<>());
            for (AccountKey key : keys) {
                if (key instanceof AccountKey.ById id) {
                    sought.byId.put(id.id().value(), key);
                } else if (key instanceof AccountKey.ByRef ref) {
                    sought.byRef.put(ref.reference(), key);
                }
            }
            return sought;
        }
    }

    /** Adds what it finds; answers whether any account was merged away while we waited for it. */
    private boolean find(Sought sought, String locking, Map<AccountKey, ResolvedAccount> found) {
        List<Boolean> gone = new ArrayList<>();
        if (!sought.byId().isEmpty()) {
            gone.addAll(
                    database.list(
                            """
                            select given.id as given_id, living.id, living.number, living.owner_id, living.team_id,
                                   living.merged_into is not null as gone
                            from customer.account given
                            join customer.account living on living.id = coalesce(given.merged_into, given.id)
                            where given.id = any (?)
                            """
                                    + locking,
                            row -> {
                                ResolvedAccount account = resolved(row);
                                found.put(sought.byId().get(account.givenId().value()), account);
                                return row.flag("gone");
                            },
                            (Object) sought.byId().keySet().toArray(UUID[]::new)));
        }
        if (!sought.byRef().isEmpty()) {
            gone.addAll(
                    database.list(
                            """
                            select wanted.source, wanted.ref, given.id as given_id, living.id, living.number,
                                   living.owner_id, living.team_id, living.merged_into is not null as gone
                            from unnest(?, ?) as wanted(source, ref)
                            join customer.account_ref named on named.source = wanted.source and named.ref = wanted.ref
                            join customer.account given on given.id = named.account_id
                            join customer.account living on living.id = coalesce(given.merged_into, given.id)
                            """
                                    + locking,
                            row -> {
                                found.put(
                                        sought.byRef()
                                                .get(
                                                        new Reference(
                                                                row.text("source"),
                                                                row.text("ref"))),
                                        resolved(row));
                                return row.flag("gone");
                            },
                            sought.byRef().keySet().stream()
                                    .map(Reference::source)
                                    .toArray(String[]::new),
                            sought.byRef().keySet().stream()
                                    .map(Reference::ref)
                                    .toArray(String[]::new)));
        }
        return gone.contains(true);
    }

    /**
     * Opens an account for every reference that is still unknown. Safe against others who do the
     * same at the same moment: of two, one opens and the other finds. Where a reference comes
     * twice, its first mention counts.
     *
     * @return how many accounts were opened
     */
    @Counted(name = "account_directory_create_missing_calls", absolute = true)
    @Timed(name = "account_directory_create_missing_seconds", absolute = true)
    public int createMissing(Actor actor, Collection<NewByRef> wanted) {
        actor.requireWriteAccount(Optional.empty(), Optional.empty());
        Map<Reference, NewByRef> distinct = new LinkedHashMap<>();
        wanted.forEach(account -> distinct.putIfAbsent(account.reference(), account));
        List<NewByRef> sorted = new ArrayList<>(distinct.values());
        sorted.sort(IN_KEY_ORDER);
        if (sorted.isEmpty()) {
            return 0;
        }
        // The references go in first and decide who opens the account; their foreign key is checked
        // at the statement's end.
        List<AccountId> made =
                database.list(
                        """
                with wanted as (
                    select * from unnest(?, ?, ?, ?, ?) with ordinality as w(source, ref, name, kind, id, place)
                ), named as (
                    insert into customer.account_ref (source, ref, account_id)
                    select source, ref, id from wanted order by place
                    on conflict do nothing
                    returning account_id
                )
                insert into customer.account (id, kind, name, created_at, created_by, updated_at)
                select w.id, w.kind, w.name, now.at, ?, now.at
                from wanted w
                join named on named.account_id = w.id
                cross join (select ?::timestamptz as at) now
                order by w.place
                returning id
                """,
                        row -> new AccountId(row.uuid("id")),
                        sorted.stream().map(n -> n.reference().source()).toArray(String[]::new),
                        sorted.stream().map(n -> n.reference().ref()).toArray(String[]::new),
                        sorted.stream().map(NewByRef::name).toArray(String[]::new),
                        sorted.stream().map(NewByRef::kind).toArray(AccountKind[]::new),
                        sorted.stream().map(n -> AccountId.next().value()).toArray(UUID[]::new),
                        actor.user().map(UserId::value),
                        clock.instant());
        if (!made.isEmpty()) {
            opened.fire(new AccountsOpened(made));
        }
        return made.size();
    }

    /** The contact for each key; unknown keys are absent from the answer. */
    public Map<ContactKey, ContactId> resolveContacts(Collection<? extends ContactKey> keys) {
        Map<ContactKey, ContactId> found = new HashMap<>();
        List<ContactKey.ById> byId = only(keys, ContactKey.ById.class);
        if (!byId.isEmpty()) {
            database.list(
                    "select id from customer.contact where id = any (?)",
                    row -> {
                        ContactId id = new ContactId(row.uuid("id"));
                        return found.put(ContactKey.of(id), id);
                    },
                    (Object) byId.stream().map(key -> key.id().value()).toArray(UUID[]::new));
        }
        List<ContactKey.ByRef> byRef = only(keys, ContactKey.ByRef.class);
        if (!byRef.isEmpty()) {
            database.list(
                    """
                    select named.source, named.ref, named.contact_id
                    from unnest(?, ?) as wanted(source, ref)
                    join customer.contact_ref named on named.source = wanted.source and named.ref = wanted.ref
                    """,
                    row ->
                            found.put(
                                    ContactKey.of(row.text("source"), row.text("ref")),
                                    new ContactId(row.uuid("contact_id"))),
                    byRef.stream().map(key -> key.reference().source()).toArray(String[]::new),
                    byRef.stream().map(key -> key.reference().ref()).toArray(String[]::new));
        }
        List<ContactKey.ByEmail> byEmail = only(keys, ContactKey.ByEmail.class);
        if (!byEmail.isEmpty()) {
            database.list(
                    """
                    select distinct on (wanted.account_id, wanted.email)
                           wanted.account_id, wanted.email, contact.id
                    from unnest(?, ?) as wanted(account_id, email)
                    join customer.account given on given.id = wanted.account_id
                    join customer.contact_at_account placed
                        on placed.account_id = coalesce(given.merged_into, given.id)
                    join customer.contact contact on contact.id = placed.contact_id and contact.email_key = wanted.email
                    order by wanted.account_id, wanted.email, contact.id
                    """,
                    row ->
                            found.put(
                                    new ContactKey.ByEmail(
                                            new AccountId(row.uuid("account_id")),
                                            row.text("email")),
                                    new ContactId(row.uuid("id"))),
                    byEmail.stream().map(key -> key.account().value()).toArray(UUID[]::new),
                    byEmail.stream().map(ContactKey.ByEmail::email).toArray(String[]::new));
        }
        return found;
    }

    private static <K> List<K> only(Collection<? extends ContactKey> keys, Class<K> type) {
        return keys.stream().filter(type::isInstance).map(type::cast).distinct().toList();
    }

    private static ResolvedAccount resolved(Row row) throws SQLException {
        return new ResolvedAccount(
                new AccountId(row.uuid("id")),
                new AccountId(row.uuid("given_id")),
                row.number("number"),
                row.optionalUuid("owner_id").map(UserId::new),
                row.optionalUuid("team_id").map(TeamId::new));
    }
}
