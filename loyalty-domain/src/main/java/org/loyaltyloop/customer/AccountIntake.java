package org.loyaltyloop.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.loyaltyloop.customer.AccountImporter.Planned;
import org.loyaltyloop.importing.ImportContext;
import org.loyaltyloop.importing.ImportResult;
import org.loyaltyloop.importing.Importer;
import org.loyaltyloop.importing.MadeThing;
import org.loyaltyloop.importing.Outcome;
import org.loyaltyloop.mapping.RowProblem;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/** Opens and changes accounts in sets, for imports: a few statements for a thousand rows. */
@ApplicationScoped
class AccountIntake {

    private static final String FIELDS =
            """
            living.id, living.owner_id, living.team_id, living.updated_at, living.name, living.sector, living.employees,
            living.annual_revenue, living.currency, living.email, living.phone, living.website, living.customer_since,
            visit.street, visit.postal_code, visit.city, visit.country
            """;

    private final Database database;
    private final AccountWriting writing;
    private final Event<AccountsOpened> opened;
    private final Event<AccountChanged> changed;
    private final Clock clock;

    @Inject
    AccountIntake(
            Database database,
            AccountWriting writing,
            Event<AccountsOpened> opened,
            Event<AccountChanged> changed,
            Clock clock) {
        this.database = database;
        this.writing = writing;
        this.opened = opened;
        this.changed = changed;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccountIntake() {
        this(null, null, null, null, null);
    }

    /**
     * The account that each row is about, where there is one; rows that could be about several are
     * refused.
     */
    Map<Planned, KnownAccount> find(List<Planned> plans, List<ImportResult> results) {
        Map<Planned, KnownAccount> found = new HashMap<>();
        Map<Reference, KnownAccount> byReference = byReference(plans);
        List<Planned> nameless = new ArrayList<>();
        for (Planned plan : plans) {
            Optional<KnownAccount> known =
                    plan.match().byReference()
                            ? plan.reference().map(byReference::get)
                            : Optional.empty();
            known.ifPresent(account -> found.put(plan, account));
            if (known.isEmpty()) {
                nameless.add(plan);
            }
        }
        Map<String, List<KnownAccount>> byName = byName(nameless);
        for (Planned plan : nameless) {
            List<KnownAccount> namesakes = byName.getOrDefault(plan.sheet().name(), List.of());
            if (namesakes.isEmpty()) {
                continue;
            }
            RowProblem sameName = new RowProblem("same_name", "name", plan.sheet().name());
            if (!plan.match().byName()) {
                results.add(ImportResult.noted(plan.from(), AccountImporter.ACCOUNT, sameName));
            } else if (namesakes.size() == 1) {
                found.put(plan, namesakes.get(0));
            } else {
                results.add(
                        ImportResult.rejected(
                                plan.from(),
                                AccountImporter.ACCOUNT,
                                new RowProblem("several_of_name", "name", plan.sheet().name())));
            }
        }
        return withFacts(found);
    }

    Outcome outcome(Planned plan, KnownAccount known) {
        boolean same = plan.sheet().over(known.sheet()).equals(known.sheet());
        return same && !newReference(plan, known) ? Outcome.UNCHANGED : Outcome.UPDATED;
    }

    boolean mayChange(Actor actor, KnownAccount known) {
        return actor.mayWriteAccount(known.owner(), known.team());
    }

    /**
     * Opens or changes the accounts of rows that are all about different ones.
     *
     * @return rows whose account somebody else opened in this very moment: they have to be settled
     *     again
     */
    List<Planned> settle(ImportContext context, List<Planned> plans, List<ImportResult> results) {
        int before = results.size();
        Map<Planned, KnownAccount> known = find(plans, results);
        Set<Long> refused = new HashSet<>();
        results.subList(before, results.size()).stream()
                .filter(r -> r.outcome() == Outcome.REJECTED)
                .forEach(r -> refused.add(r.row() * 1_000 + r.output()));
        List<Planned> fresh = new ArrayList<>();
        List<Planned> changing = new ArrayList<>();
        for (Planned plan : plans) {
            KnownAccount account = known.get(plan);
            if (refused.contains(plan.from().row() * 1_000 + plan.from().output())) {
                continue;
            }
            if (account == null) {
                fresh.add(plan);
            } else if (outcome(plan, account) == Outcome.UNCHANGED) {
                results.add(
                        ImportResult.of(
                                plan.from(),
                                AccountImporter.ACCOUNT,
                                Outcome.UNCHANGED,
                                account.id().value()));
            } else if (!mayChange(context.actor(), account)) {
                results.add(AccountImporter.notAllowed(plan));
            } else {
                changing.add(plan);
            }
        }
        change(context, changing, known, results);
        return open(context, fresh, results);
    }

    private List<Planned> open(
            ImportContext context, List<Planned> fresh, List<ImportResult> results) {
        if (fresh.isEmpty()) {
            return List.of();
        }
        List<Planned> sorted = new ArrayList<>(fresh);
        sorted.sort(Comparator.comparing(Planned::identity));
        Map<AccountId, Planned> byId = new LinkedHashMap<>();
        sorted.forEach(plan -> byId.put(AccountId.next(), plan));
        Set<AccountId> made = new HashSet<>(writing.insert(context.actor(), byId, clock.instant()));
        Map<AccountId, AccountSheet> sheets = new TreeMap<>(Comparator.comparing(AccountId::value));
        Map<AccountId, Map<String, String>> facts =
                new TreeMap<>(Comparator.comparing(AccountId::value));
        List<Planned> beaten = new ArrayList<>();
        byId.forEach(
                (id, plan) -> {
                    if (made.contains(id)) {
                        sheets.put(id, plan.sheet());
                        facts.put(id, plan.sheet().facts());
                        results.add(
                                ImportResult.of(
                                        plan.from(),
                                        AccountImporter.ACCOUNT,
                                        Outcome.CREATED,
                                        id.value()));
                    } else {
                        beaten.add(plan);
                    }
                });
        writing.addresses(sheets);
        writing.facts(context.actor(), facts, source(fresh), clock.instant(), context.zone());
        if (!made.isEmpty()) {
            opened.fire(new AccountsOpened(List.copyOf(sheets.keySet())));
        }
        return beaten;
    }

    private void change(
            ImportContext context,
            List<Planned> changing,
            Map<Planned, KnownAccount> known,
            List<ImportResult> results) {
        if (changing.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<AccountId, AccountSheet> sheets = new TreeMap<>(Comparator.comparing(AccountId::value));
        Map<AccountId, Map<String, String>> facts =
                new TreeMap<>(Comparator.comparing(AccountId::value));
        Map<AccountId, Reference> references =
                new TreeMap<>(Comparator.comparing(AccountId::value));
        for (Planned plan : changing) {
            KnownAccount account = known(known, plan);
            AccountSheet after = plan.sheet().over(account.sheet());
            sheets.put(account.id(), after);
            Map<String, String> newFacts = new TreeMap<>(plan.sheet().facts());
            newFacts.entrySet()
                    .removeIf(f -> f.getValue().equals(account.sheet().facts().get(f.getKey())));
            facts.put(account.id(), newFacts);
            if (newReference(plan, account)) {
                plan.reference().ifPresent(reference -> references.put(account.id(), reference));
            }
        }
        writing.update(sheets, id -> now);
        writing.addresses(sheets);
        writing.references(references);
        Map<AccountId, List<UUID>> factIds =
                writing.facts(
                        context.actor(), facts, source(changing), clock.instant(), context.zone());
        for (Planned plan : changing) {
            KnownAccount account = known(known, plan);
            JsonObjectBuilder before =
                    Json.createObjectBuilder()
                            .add("sheet", account.sheet().toJson())
                            .add("at", now.toString())
                            .add("was", account.updatedAt().toString());
            JsonArrayBuilder added = Json.createArrayBuilder();
            factIds.getOrDefault(account.id(), List.of()).forEach(id -> added.add(id.toString()));
            before.add("facts", added);
            Reference reference = references.get(account.id());
            if (reference != null) {
                before.add("source", reference.source()).add("ref", reference.ref());
            }
            results.add(
                    ImportResult.updated(
                            plan.from(),
                            AccountImporter.ACCOUNT,
                            account.id().value(),
                            before.build().toString()));
            changed.fire(
                    new AccountChanged(
                            account.id(),
                            account.owner(),
                            account.owner(),
                            account.team(),
                            account.team()));
        }
    }

    /**
     * Gives accounts back what an import replaced, unless somebody changed them since. An account
     * is then as old as it was: what was done to it before can be taken back as well.
     *
     * @param made latest first
     */
    Map<Long, String> restore(Actor actor, List<MadeThing> made) {
        Map<Long, String> fates = new HashMap<>();
        if (made.isEmpty()) {
            return fates;
        }
        Map<AccountId, KnownAccount> now = new HashMap<>();
        database.list(
                "select "
                        + FIELDS
                        + """
                        from customer.account living
                        left join customer.address visit on visit.account_id = living.id and visit.kind = 'VISIT'
                        where living.id = any (?) and living.merged_into is null
                        order by living.id for update of living
                        """,
                row -> now.put(new AccountId(row.uuid("id")), known(row, false)),
                (Object) made.stream().map(MadeThing::target).toArray(UUID[]::new));
        Map<AccountId, AccountSheet> sheets = new TreeMap<>(Comparator.comparing(AccountId::value));
        Map<AccountId, Instant> changedAt = new HashMap<>();
        now.forEach((id, account) -> changedAt.put(id, account.updatedAt()));
        List<UUID> facts = new ArrayList<>();
        List<Reference> references = new ArrayList<>();
        for (MadeThing thing : made) {
            AccountId id = new AccountId(thing.target());
            KnownAccount account = now.get(id);
            JsonObject before = AccountSheet.parse(thing.before().orElse("{}"));
            if (account == null) {
                fates.put(thing.seq(), "merged_since");
            } else if (!mayChange(actor, account)) {
                fates.put(thing.seq(), "not_allowed");
            } else if (!Instant.parse(before.getString("at")).equals(changedAt.get(id))) {
                fates.put(thing.seq(), "changed_since");
            } else {
                fates.put(thing.seq(), Importer.UNDONE);
                changedAt.put(id, was(before));
                sheets.put(id, AccountSheet.of(before.getJsonObject("sheet")));
                before.getJsonArray("facts")
                        .getValuesAs(JsonString.class)
                        .forEach(f -> facts.add(UUID.fromString(f.getString())));
                if (before.containsKey("ref")) {
                    references.add(
                            new Reference(before.getString("source"), before.getString("ref")));
                }
            }
        }
        writing.update(sheets, id -> changedAt.getOrDefault(id, clock.instant()));
        writing.replaceAddresses(sheets);
        writing.forget(facts, references);
        return fates;
    }

    /** When the account had been changed before; runs of earlier releases did not note it. */
    private Instant was(JsonObject before) {
        return before.containsKey("was") ? Instant.parse(before.getString("was")) : clock.instant();
    }

    private Map<Reference, KnownAccount> byReference(List<Planned> plans) {
        List<Reference> wanted =
                plans.stream().flatMap(p -> p.reference().stream()).distinct().toList();
        Map<Reference, KnownAccount> found = new HashMap<>();
        if (!wanted.isEmpty()) {
            database.list(
                    "select wanted.source, wanted.ref, "
                            + FIELDS
                            + """
                            from unnest(?, ?) as wanted(source, ref)
                            join customer.account_ref named on named.source = wanted.source and named.ref = wanted.ref
                            join customer.account given on given.id = named.account_id
                            join customer.account living on living.id = coalesce(given.merged_into, given.id)
                            left join customer.address visit on visit.account_id = living.id and visit.kind = 'VISIT'
                            """,
                    row ->
                            found.put(
                                    new Reference(row.text("source"), row.text("ref")),
                                    known(row, false)),
                    wanted.stream().map(Reference::source).toArray(String[]::new),
                    wanted.stream().map(Reference::ref).toArray(String[]::new));
        }
        return found;
    }

    private Map<String, List<KnownAccount>> byName(List<Planned> plans) {
        Map<String, List<KnownAccount>> found = new HashMap<>();
        if (!plans.isEmpty()) {
            database.list(
                    "select wanted.name as wanted_name, "
                            + FIELDS
                            + """
                            from (select name, platform.fold(name) as folded from unnest(?) as typed(name)) wanted
                            join customer.account living
                                on living.search_name = wanted.folded and living.merged_into is null
                            left join customer.address visit on visit.account_id = living.id and visit.kind = 'VISIT'
                            """,
                    row ->
                            found.computeIfAbsent(
                                            row.text("wanted_name"), name -> new ArrayList<>())
                                    .add(known(row, true)),
                    (Object)
                            plans.stream()
                                    .map(p -> p.sheet().name())
                                    .distinct()
                                    .toArray(String[]::new));
        }
        return found;
    }

    /** Adds what is known of the attributes that the rows speak of. */
    private Map<Planned, KnownAccount> withFacts(Map<Planned, KnownAccount> found) {
        Set<UUID> accounts = new HashSet<>();
        Set<String> attributes = new HashSet<>();
        found.forEach(
                (plan, known) -> {
                    if (!plan.sheet().facts().isEmpty()) {
                        accounts.add(known.id().value());
                        attributes.addAll(plan.sheet().facts().keySet());
                    }
                });
        if (accounts.isEmpty()) {
            return found;
        }
        Map<AccountId, Map<String, String>> facts = new HashMap<>();
        database.list(
                """
                select distinct on (account_id, attribute) account_id, attribute, value from customer.profile_fact
                where account_id = any (?) and attribute = any (?)
                order by account_id, attribute, observed_on desc, recorded_at desc
                """,
                row ->
                        facts.computeIfAbsent(
                                        new AccountId(row.uuid("account_id")),
                                        id -> new HashMap<>())
                                .put(row.text("attribute"), row.text("value")),
                accounts.toArray(UUID[]::new),
                attributes.toArray(String[]::new));
        found.replaceAll(
                (plan, known) -> {
                    TreeMap<String, String> all =
                            new TreeMap<>(facts.getOrDefault(known.id(), Map.of()));
                    all.keySet().retainAll(plan.sheet().facts().keySet());
                    AccountSheet old = known.sheet();
                    return known.withSheet(
                            new AccountSheet(
                                    old.name(),
                                    old.sector(),
                                    old.employees(),
                                    old.annualRevenue(),
                                    old.currency(),
                                    old.email(),
                                    old.phone(),
                                    old.website(),
                                    old.customerSince(),
                                    old.street(),
                                    old.postalCode(),
                                    old.city(),
                                    old.country(),
                                    all));
                });
        return found;
    }

    private static boolean newReference(Planned plan, KnownAccount known) {
        return known.byName()
                && plan.reference().isPresent()
                && plan.match() == AccountImporter.Match.REFERENCE_OR_NAME;
    }

    private static KnownAccount known(Map<Planned, KnownAccount> known, Planned plan) {
        return Optional.ofNullable(known.get(plan)).orElseThrow();
    }

    private static String source(List<Planned> plans) {
        return plans.get(0).from().text("source").orElse("import");
    }

    private static KnownAccount known(Row row, boolean byName) throws SQLException {
        return new KnownAccount(
                new AccountId(row.uuid("id")),
                row.optionalUuid("owner_id").map(UserId::new),
                row.optionalUuid("team_id").map(TeamId::new),
                row.instant("updated_at"),
                AccountSheet.of(row),
                byName);
    }
}
