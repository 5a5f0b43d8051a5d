package org.loyaltyloop.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * Opens and updates accounts by reference, in sets: unknown names are opened, what is known is
 * compared with what is given, and all that differs is written by one statement.
 */
@ApplicationScoped
class AccountUpsert {

    private final AccountDirectory directory;
    private final AccountRepository accounts;
    private final Database database;
    private final Event<AccountChanged> changed;
    private final Audit audit;
    private final Clock clock;

    @Inject
    AccountUpsert(
            AccountDirectory directory,
            AccountRepository accounts,
            Database database,
            Event<AccountChanged> changed,
            Audit audit,
            Clock clock) {
        this.directory = directory;
        this.accounts = accounts;
        this.database = database;
        this.changed = changed;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccountUpsert() {
        this(null, null, null, null, null, null);
    }

    /** Deals with the commands in rounds, in each of which a reference comes once. */
    List<Upserted> all(Actor actor, List<UpsertAccount> commands) {
        Map<Integer, Upserted> outcomes = new HashMap<>();
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            left.add(i);
        }
        while (!left.isEmpty()) {
            Map<Reference, Integer> round = new LinkedHashMap<>();
            List<Integer> later = new ArrayList<>();
            for (int i : left) {
                if (round.putIfAbsent(commands.get(i).reference(), i) != null) {
                    later.add(i);
                }
            }
            round(actor, commands, new ArrayList<>(round.values()), outcomes);
            left = later;
        }
        List<Upserted> inOrder = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            inOrder.add(Objects.requireNonNull(outcomes.get(i)));
        }
        return inOrder;
    }

    private void round(
            Actor actor,
            List<UpsertAccount> commands,
            List<Integer> indexes,
            Map<Integer, Upserted> outcomes) {
        List<AccountKey> keys = new ArrayList<>();
        indexes.forEach(i -> keys.add(key(commands.get(i))));
        Map<AccountKey, ResolvedAccount> known = directory.resolve(keys);
        List<NewByRef> unknown =
                indexes.stream()
                        .map(commands::get)
                        .filter(command -> !known.containsKey(key(command)))
                        .map(
                                command ->
                                        new NewByRef(
                                                command.reference(),
                                                command.details().name(),
                                                command.kind()))
                        .toList();
        if (!unknown.isEmpty()) {
            directory.createMissing(actor, unknown);
        }
        Map<AccountKey, ResolvedAccount> all = directory.resolveForWriting(keys);
        Map<UUID, Known> before = read(all.values());
        Map<UUID, AccountDetails> now = new HashMap<>();
        before.forEach((id, account) -> now.put(id, account.details()));
        for (int i : indexes) {
            UpsertAccount command = commands.get(i);
            ResolvedAccount account = Objects.requireNonNull(all.get(key(command)));
            boolean isNew = !known.containsKey(key(command));
            if (!isNew && !actor.mayWriteAccount(account.owner(), account.team())) {
                outcomes.put(i, new Upserted(account.id(), Upserted.Outcome.REFUSED));
                continue;
            }
            AccountDetails own = Objects.requireNonNull(now.get(account.id().value()));
            AccountDetails wanted = AccountField.combine(own, command.details(), command.given());
            boolean different = !AccountField.differences(own, wanted).isEmpty();
            now.put(account.id().value(), wanted);
            outcomes.put(
                    i,
                    new Upserted(
                            account.id(),
                            isNew
                                    ? Upserted.Outcome.CREATED
                                    : different
                                            ? Upserted.Outcome.UPDATED
                                            : Upserted.Outcome.UNCHANGED));
        }
        write(actor, before, now);
    }

    private void write(Actor actor, Map<UUID, Known> before, Map<UUID, AccountDetails> now) {
        List<UUID> ids =
                now.keySet().stream()
                        .filter(
                                id ->
                                        !AccountField.differences(
                                                        known(before, id).details(),
                                                        details(now, id))
                                                .isEmpty())
                        .sorted()
                        .toList();
        if (ids.isEmpty()) {
            return;
        }
        requireStaff(ids.stream().map(id -> details(now, id)).toList());
        Set<AccountField> fields = EnumSet.noneOf(AccountField.class);
        for (UUID id : ids) {
            Set<AccountField> differences =
                    AccountField.differences(known(before, id).details(), details(now, id));
            fields.addAll(differences);
            if (differences.contains(AccountField.PARENT)) {
                hangUnder(known(before, id), details(now, id));
            }
        }
        update(ids, now);
        if (fields.contains(AccountField.ADDRESSES)) {
            for (UUID id : ids) {
                if (!known(before, id).details().addresses().equals(details(now, id).addresses())) {
                    accounts.replaceAddresses(new AccountId(id), details(now, id).addresses());
                }
            }
        }
        List<String> names = fields.stream().map(AccountField::fieldName).toList();
        audit.recordAll(actor.author(), "ACCOUNT_CHANGED", "account", ids, names);
        for (UUID id : ids) {
            AccountDetails was = known(before, id).details();
            AccountDetails is = details(now, id);
            changed.fire(
                    new AccountChanged(
                            new AccountId(id), was.owner(), is.owner(), was.team(), is.team()));
        }
    }

    private void hangUnder(Known account, AccountDetails wanted) {
        wanted.parent()
                .ifPresent(
                        parent -> {
                            if (account.kind() == AccountKind.PERSON) {
                                throw BusinessRuleViolation.of(
                                        "parent", CustomerRule.PERSON_WITHOUT_PARENT);
                            }
                            accounts.requireNoCircle(account.id(), parent);
                            // Written at once, so that the next of the set sees it when it looks
                            // for circles.
                            database.update(
                                    "update customer.account set parent_id = ? where id = ?",
                                    parent.value(),
                                    account.id().value());
                        });
    }

    private void update(List<UUID> ids, Map<UUID, AccountDetails> now) {
        database.update(
                """
                update customer.account a
                set name = n.name, parent_id = n.parent_id, owner_id = n.owner_id, team_id = n.team_id,
                    sector = n.sector, employees = n.employees, annual_revenue = n.annual_revenue::numeric,
                    currency = n.currency, email = n.email, phone = n.phone, phone_digits = n.phone_digits,
                    website = n.website, customer_since = n.customer_since::date, version = version + 1, updated_at = ?
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n(id, name, parent_id, owner_id, team_id, sector,
                    employees, annual_revenue, currency, email, phone, phone_digits, website, customer_since)
                where a.id = n.id
                """,
                clock.instant(),
                ids.toArray(UUID[]::new),
                texts(ids, now, d -> Optional.of(d.name())),
                uuids(ids, now, d -> d.parent().map(AccountId::value)),
                uuids(ids, now, d -> d.owner().map(UserId::value)),
                uuids(ids, now, d -> d.team().map(TeamId::value)),
                texts(ids, now, AccountDetails::sector),
                ids.stream()
                        .map(id -> details(now, id).employees().orElse(null))
                        .toArray(Integer[]::new),
                texts(ids, now, d -> d.annualRevenue().map(BigDecimal::toPlainString)),
                texts(ids, now, d -> Optional.of(d.currency())),
                texts(ids, now, AccountDetails::email),
                texts(ids, now, AccountDetails::phone),
                texts(ids, now, d -> d.phoneNumber().map(PhoneNumber::digits)),
                texts(ids, now, AccountDetails::website),
                texts(ids, now, d -> d.customerSince().map(Object::toString)));
    }

    private void requireStaff(List<AccountDetails> wanted) {
        UUID[] owners =
                wanted.stream()
                        .flatMap(d -> d.owner().stream())
                        .map(UserId::value)
                        .distinct()
                        .toArray(UUID[]::new);
        UUID[] teams =
                wanted.stream()
                        .flatMap(d -> d.team().stream())
                        .map(TeamId::value)
                        .distinct()
                        .toArray(UUID[]::new);
        if (owners.length > 0
                && database.number(
                                "select count(*) from staff.v_user where id = any (?)",
                                (Object) owners)
                        < owners.length) {
            throw BusinessRuleViolation.of("owner", CustomerRule.UNKNOWN_OWNER);
        }
        if (teams.length > 0
                && database.number(
                                "select count(*) from staff.v_team where id = any (?)",
                                (Object) teams)
                        < teams.length) {
            throw BusinessRuleViolation.of("team", CustomerRule.UNKNOWN_TEAM);
        }
    }

    private Map<UUID, Known> read(Iterable<ResolvedAccount> wanted) {
        Set<UUID> ids = new LinkedHashSet<>();
        wanted.forEach(account -> ids.add(account.id().value()));
        Map<UUID, Known> found = new HashMap<>();
        for (Known account : AccountQueries.read(database, ids)) {
            found.put(account.id().value(), account);
        }
        return found;
    }

    private static AccountKey key(UpsertAccount command) {
        return new AccountKey.ByRef(command.reference());
    }

    private static Known known(Map<UUID, Known> before, UUID id) {
        return Objects.requireNonNull(before.get(id));
    }

    private static AccountDetails details(Map<UUID, AccountDetails> now, UUID id) {
        return Objects.requireNonNull(now.get(id));
    }

    private static String[] texts(
            List<UUID> ids,
            Map<UUID, AccountDetails> now,
            Function<AccountDetails, Optional<String>> value) {
        return ids.stream()
                .map(id -> value.apply(details(now, id)).orElse(null))
                .toArray(String[]::new);
    }

    private static UUID[] uuids(
            List<UUID> ids,
            Map<UUID, AccountDetails> now,
            Function<AccountDetails, Optional<UUID>> value) {
        return ids.stream()
                .map(id -> value.apply(details(now, id)).orElse(null))
                .toArray(UUID[]::new);
    }
}
