package org.loyaltyloop.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.loyaltyloop.customer.AccountImporter.Planned;
import org.loyaltyloop.kernel.TimeOrderedId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.UserId;

/**
 * The statements that write accounts in sets. Maps come in the order of their keys, so that writers
 * cannot deadlock.
 */
@ApplicationScoped
class AccountWriting {

    private static final double IMPORT_CONFIDENCE = 0.8;

    private final Database database;

    @Inject
    AccountWriting(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccountWriting() {
        this(null);
    }

    /**
     * Opens accounts with their references. The references go in first and decide who opens the
     * account, where two do so at the same moment.
     *
     * @return the accounts that were opened
     */
    List<AccountId> insert(Actor actor, Map<AccountId, Planned> plans, Instant now) {
        List<AccountSheet> sheets = plans.values().stream().map(Planned::sheet).toList();
        return database.list(
                """
                with wanted as (
                    select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                        as w(id, source, ref, kind, name, sector, employees, annual_revenue, currency, email, phone,
                             phone_digits, website, customer_since, place)
                ), named as (
                    insert into customer.account_ref (source, ref, account_id)
                    select source, ref, id from wanted where ref is not null order by place
                    on conflict do nothing
                    returning account_id
                )
                insert into customer.account (id, kind, name, sector, employees, annual_revenue, currency, email, phone,
                        phone_digits, website, customer_since, created_at, created_by, updated_at)
                select w.id, w.kind, w.name, w.sector, w.employees, w.annual_revenue::numeric, w.currency, w.email, w.phone,
                       w.phone_digits, w.website, w.customer_since::date, now.at, ?, now.at
                from wanted w cross join (select ?::timestamptz as at) now
                where w.ref is null or w.id in (select account_id from named)
                order by w.place
                returning id
                """,
                row -> new AccountId(row.uuid("id")),
                plans.keySet().stream().map(AccountId::value).toArray(UUID[]::new),
                texts(plans.values(), p -> p.reference().map(Reference::source)),
                texts(plans.values(), p -> p.reference().map(Reference::ref)),
                plans.values().stream().map(Planned::kind).toArray(AccountKind[]::new),
                texts(sheets, s -> Optional.of(s.name())),
                texts(sheets, AccountSheet::sector),
                sheets.stream().map(s -> s.employees().orElse(null)).toArray(Integer[]::new),
                texts(sheets, s -> s.annualRevenue().map(BigDecimal::toPlainString)),
                texts(sheets, s -> Optional.of(s.currency())),
                texts(sheets, AccountSheet::email),
                texts(sheets, AccountSheet::phone),
                texts(sheets, AccountSheet::phoneDigits),
                texts(sheets, AccountSheet::website),
                texts(sheets, s -> s.customerSince().map(LocalDate::toString)),
                actor.user().map(UserId::value),
                now);
    }

    /**
     * Replaces what is said of known accounts.
     *
     * @param changedAt what counts as the time of each account's last change
     */
    void update(Map<AccountId, AccountSheet> sheets, Function<AccountId, Instant> changedAt) {
        if (sheets.isEmpty()) {
            return;
        }
        Collection<AccountSheet> values = sheets.values();
        database.list(
                "select id from customer.account where id = any (?) order by id for update",
                row -> true,
                (Object) ids(sheets));
        database.update(
                """
                update customer.account a
                set name = w.name, sector = w.sector, employees = w.employees,
                    annual_revenue = w.annual_revenue::numeric, currency = w.currency, email = w.email, phone = w.phone,
                    phone_digits = w.phone_digits, website = w.website, customer_since = w.customer_since::date,
                    version = a.version + 1, updated_at = w.changed_at
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as w(id, changed_at, name, sector, employees, annual_revenue, currency, email, phone,
                         phone_digits, website, customer_since)
                where a.id = w.id
                """,
                ids(sheets),
                sheets.keySet().stream().map(changedAt).toArray(Instant[]::new),
                texts(values, s -> Optional.of(s.name())),
                texts(values, AccountSheet::sector),
                values.stream().map(s -> s.employees().orElse(null)).toArray(Integer[]::new),
                texts(values, s -> s.annualRevenue().map(BigDecimal::toPlainString)),
                texts(values, s -> Optional.of(s.currency())),
                texts(values, AccountSheet::email),
                texts(values, AccountSheet::phone),
                texts(values, AccountSheet::phoneDigits),
                texts(values, AccountSheet::website),
                texts(values, s -> s.customerSince().map(LocalDate::toString)));
    }

    /** Writes the visiting addresses of those that have one. */
    void addresses(Map<AccountId, AccountSheet> sheets) {
        List<AccountId> placed =
                sheets.keySet().stream().filter(id -> sheet(sheets, id).hasAddress()).toList();
        if (placed.isEmpty()) {
            return;
        }
        database.update(
                """
                insert into customer.address (account_id, kind, street, postal_code, city, country)
                select id, 'VISIT', street, postal_code, city, country
                from unnest(?, ?, ?, ?, ?) as w(id, street, postal_code, city, country)
                on conflict (account_id, kind) do update set street = excluded.street,
                    postal_code = excluded.postal_code, city = excluded.city, country = excluded.country
                """,
                placed.stream().map(AccountId::value).toArray(UUID[]::new),
                texts(placed, id -> sheet(sheets, id).street()),
                texts(placed, id -> sheet(sheets, id).postalCode()),
                texts(placed, id -> sheet(sheets, id).city()),
                texts(placed, id -> sheet(sheets, id).country()));
    }

    /** Makes the visiting addresses what the sheets say, also where they say there is none. */
    void replaceAddresses(Map<AccountId, AccountSheet> sheets) {
        database.update(
                "delete from customer.address where kind = 'VISIT' and account_id = any (?)",
                (Object)
                        sheets.keySet().stream()
                                .filter(id -> !sheet(sheets, id).hasAddress())
                                .map(AccountId::value)
                                .toArray(UUID[]::new));
        addresses(sheets);
    }

    void references(Map<AccountId, Reference> references) {
        if (references.isEmpty()) {
            return;
        }
        database.update(
                """
                insert into customer.account_ref (source, ref, account_id)
                select source, ref, id from unnest(?, ?, ?) as w(id, source, ref) order by source, ref
                on conflict do nothing
                """,
                references.keySet().stream().map(AccountId::value).toArray(UUID[]::new),
                texts(references.values(), r -> Optional.of(r.source())),
                texts(references.values(), r -> Optional.of(r.ref())));
    }

    /** Adds what was observed about accounts; answers the new facts. */
    Map<AccountId, List<UUID>> facts(
            Actor actor,
            Map<AccountId, Map<String, String>> facts,
            String source,
            Instant now,
            ZoneId zone) {
        Map<AccountId, List<UUID>> made = new HashMap<>();
        List<UUID> ids = new ArrayList<>();
        List<UUID> accounts = new ArrayList<>();
        List<String> attributes = new ArrayList<>();
        List<String> values = new ArrayList<>();
        facts.forEach(
                (account, known) ->
                        known.forEach(
                                (attribute, value) -> {
                                    UUID id = TimeOrderedId.next();
                                    ids.add(id);
                                    accounts.add(account.value());
                                    attributes.add(attribute);
                                    values.add(value);
                                    made.computeIfAbsent(account, a -> new ArrayList<>()).add(id);
                                }));
        if (!ids.isEmpty()) {
            database.update(
                    """
                    insert into customer.profile_fact
                        (id, account_id, attribute, value, source, observed_on, confidence, recorded_at, recorded_by)
                    select id, account_id, attribute, value, ?, ?, ?, ?, ?
                    from unnest(?, ?, ?, ?) as w(id, account_id, attribute, value)
                    """,
                    source,
                    now.atZone(zone).toLocalDate(),
                    IMPORT_CONFIDENCE,
                    now,
                    actor.user().map(UserId::value),
                    ids.toArray(UUID[]::new),
                    accounts.toArray(UUID[]::new),
                    attributes.toArray(String[]::new),
                    values.toArray(String[]::new));
        }
        return made;
    }

    /** Takes facts and references away that an import brought. */
    void forget(List<UUID> facts, List<Reference> references) {
        if (!facts.isEmpty()) {
            database.update(
                    "delete from customer.profile_fact where id = any (?)",
                    (Object) facts.toArray(UUID[]::new));
        }
        if (!references.isEmpty()) {
            database.update(
                    """
                    delete from customer.account_ref named using unnest(?, ?) as w(source, ref)
                    where named.source = w.source and named.ref = w.ref
                    """,
                    texts(references, r -> Optional.of(r.source())),
                    texts(references, r -> Optional.of(r.ref())));
        }
    }

    private static AccountSheet sheet(Map<AccountId, AccountSheet> sheets, AccountId id) {
        return Optional.ofNullable(sheets.get(id)).orElseThrow();
    }

    private static UUID[] ids(Map<AccountId, AccountSheet> sheets) {
        return sheets.keySet().stream().map(AccountId::value).toArray(UUID[]::new);
    }

    private static <T> String[] texts(Collection<T> items, Function<T, Optional<String>> text) {
        return items.stream().map(item -> text.apply(item).orElse(null)).toArray(String[]::new);
    }
}
