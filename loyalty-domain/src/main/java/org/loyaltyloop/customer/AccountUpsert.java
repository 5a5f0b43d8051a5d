package org.loyaltyloop.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.loyaltyloop.customer.AccountSetWriter.NewAccount;
import org.loyaltyloop.customer.Upserted.Outcome;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * Opens and updates accounts by reference, in sets: unknown names are opened with all that is
 * given; what is known is compared with what is given, and all that differs is written by one
 * statement.
 */
@ApplicationScoped
class AccountUpsert {

    private static final String ENTITY = "account";

    private final AccountDirectory directory;
    private final AccountRepository accounts;
    private final AccountSetWriter writer;
    private final Database database;
    private final Event<AccountsOpened> opened;
    private final Event<AccountChanged> changed;
    private final Audit audit;

    @Inject
    AccountUpsert(
            AccountDirectory directory,
            AccountRepository accounts,
            AccountSetWriter writer,
            Database database,
            Event<AccountsOpened> opened,
            Event<AccountChanged> changed,
            Audit audit) {
        this.directory = directory;
        this.accounts = accounts;
        this.writer = writer;
        this.database = database;
        this.opened = opened;
        this.changed = changed;
        this.audit = audit;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccountUpsert() {
        this(null, null, null, null, null, null, null);
    }

    /** Deals with the commands in rounds, in each of which a reference comes once. */
    List<Upserted> all(Actor actor, List<UpsertAccount> commands) {
        Map<Integer, Upserted> outcomes = new TreeMap<>();
        List<Integer> left = IntStream.range(0, commands.size()).boxed().toList();
        while (!left.isEmpty()) {
            Map<AccountKey, Integer> round = new LinkedHashMap<>();
            List<Integer> later = new ArrayList<>();
            for (int i : left) {
                if (round.putIfAbsent(key(commands.get(i)), i) != null) {
                    later.add(i);
                }
            }
            round(actor, commands, round, outcomes);
            left = later;
        }
        return List.copyOf(outcomes.values());
    }

    private void round(
            Actor actor,
            List<UpsertAccount> commands,
            Map<AccountKey, Integer> round,
            Map<Integer, Upserted> outcomes) {
        Set<AccountKey> known = directory.resolve(round.keySet()).keySet();
        Map<AccountKey, UpsertAccount> unknown = new LinkedHashMap<>();
        round.forEach(
                (key, i) -> {
                    if (!known.contains(key)) {
                        unknown.put(key, commands.get(i));
                    }
                });
        Map<AccountKey, AccountId> refused = new HashMap<>();
        Map<AccountKey, AccountId> made = open(actor, unknown, refused);
        Map<AccountKey, Integer> rest = new LinkedHashMap<>();
        round.forEach(
                (key, i) -> {
                    AccountId id = made.get(key);
                    AccountId no = refused.get(key);
                    if (id != null) {
                        outcomes.put(i, new Upserted(id, Outcome.CREATED));
                    } else if (no != null) {
                        outcomes.put(i, new Upserted(no, Outcome.REFUSED));
                    } else {
                        rest.put(key, i);
                    }
                });
        if (!rest.isEmpty()) {
            update(actor, commands, rest, outcomes);
        }
    }

    /** Opens what nobody else opens at this moment; the rest is known by then. */
    private Map<AccountKey, AccountId> open(
            Actor actor,
            Map<AccountKey, UpsertAccount> unknown,
            Map<AccountKey, AccountId> refused) {
        List<NewAccount> wanted = new ArrayList<>();
        Map<UUID, AccountKey> keys = new HashMap<>();
        unknown.forEach(
                (key, command) -> {
                    AccountDetails details =
                            AccountField.combine(
                                    AccountDetails.named(command.details().name()),
                                    command.details(),
                                    command.given());
                    AccountId id = AccountId.next();
                    if (actor.mayWriteAccount(details.owner(), details.team())) {
                        wanted.add(
                                new NewAccount(
                                        id.value(), command.reference(), command.kind(), details));
                        keys.put(id.value(), key);
                    } else {
                        refused.put(key, id);
                    }
                });
        if (wanted.isEmpty()) {
            return Map.of();
        }
        requireStaff(wanted.stream().map(NewAccount::details).toList());
        wanted.sort(
                Comparator.comparing((NewAccount a) -> a.reference().source())
                        .thenComparing(a -> a.reference().ref()));
        Map<AccountKey, AccountId> made = new HashMap<>();
        List<AccountId> ids = writer.insert(actor, wanted).stream().map(AccountId::new).toList();
        ids.forEach(id -> made.put(Objects.requireNonNull(keys.get(id.value())), id));
        if (!ids.isEmpty()) {
            audit.recordAll(actor.author(), "ACCOUNT_OPENED", ENTITY, ids, List.of());
            opened.fire(new AccountsOpened(ids));
        }
        return made;
    }

    private void update(
            Actor actor,
            List<UpsertAccount> commands,
            Map<AccountKey, Integer> round,
            Map<Integer, Upserted> outcomes) {
        Map<AccountKey, ResolvedAccount> found = directory.resolveForWriting(round.keySet());
        Map<UUID, Known> before = read(found.values());
        Map<UUID, AccountDetails> now = new TreeMap<>();
        round.forEach(
                (key, i) -> {
                    ResolvedAccount account = Objects.requireNonNull(found.get(key));
                    UUID id = account.id().value();
                    if (!actor.mayWriteAccount(account.owner(), account.team())) {
                        outcomes.put(i, new Upserted(account.id(), Outcome.REFUSED));
                        return;
                    }
                    AccountDetails own = now.getOrDefault(id, details(before, id));
                    AccountDetails wanted =
                            AccountField.combine(
                                    own, commands.get(i).details(), commands.get(i).given());
                    boolean different = !AccountField.differences(own, wanted).isEmpty();
                    if (different) {
                        now.put(id, wanted);
                    }
                    outcomes.put(
                            i,
                            new Upserted(
                                    account.id(), different ? Outcome.UPDATED : Outcome.UNCHANGED));
                });
        if (!now.isEmpty()) {
            write(actor, before, now);
        }
    }

    private void write(Actor actor, Map<UUID, Known> before, Map<UUID, AccountDetails> now) {
        requireStaff(List.copyOf(now.values()));
        Set<AccountField> fields = EnumSet.noneOf(AccountField.class);
        Map<UUID, AccountDetails> moved = new LinkedHashMap<>();
        now.forEach(
                (id, wanted) -> {
                    Set<AccountField> differences =
                            AccountField.differences(details(before, id), wanted);
                    fields.addAll(differences);
                    if (differences.contains(AccountField.PARENT)) {
                        hangUnder(Objects.requireNonNull(before.get(id)), wanted);
                    }
                    if (differences.contains(AccountField.ADDRESSES)) {
                        moved.put(id, wanted);
                    }
                });
        writer.update(now, moved);
        List<String> names = fields.stream().map(AccountField::fieldName).toList();
        audit.recordAll(actor.author(), "ACCOUNT_CHANGED", ENTITY, now.keySet(), names);
        now.forEach(
                (id, is) -> {
                    AccountDetails was = details(before, id);
                    changed.fire(
                            new AccountChanged(
                                    new AccountId(id),
                                    was.owner(),
                                    is.owner(),
                                    was.team(),
                                    is.team()));
                });
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
        if (owners.length > count("select count(*) from staff.v_user where id = any (?)", owners)) {
            throw BusinessRuleViolation.of("owner", CustomerRule.UNKNOWN_OWNER);
        }
        if (teams.length > count("select count(*) from staff.v_team where id = any (?)", teams)) {
            throw BusinessRuleViolation.of("team", CustomerRule.UNKNOWN_TEAM);
        }
    }

    private long count(String sql, UUID[] ids) {
        return ids.length == 0 ? 0 : database.number(sql, (Object) ids);
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

    private static AccountDetails details(Map<UUID, Known> known, UUID id) {
        return Objects.requireNonNull(known.get(id)).details();
    }
}
