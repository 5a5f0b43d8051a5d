package org.loyaltyloop.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * Accounts: opening, changing, naming, merging. Account managers and managers write their own,
 * their team's and nobody's accounts, administrators and keys with the scope all. A change is
 * refused with {@link org.loyaltyloop.kernel.StaleVersion} where somebody else was first.
 */
@ApplicationScoped
@Transactional
public class Accounts {

    private static final String ENTITY = "account";

    private final AccountRepository accounts;
    private final AccountUpsert upsert;
    private final Database database;
    private final Event<AccountsOpened> opened;
    private final Event<AccountChanged> changed;
    private final Event<AccountsMerged> merged;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Accounts(
            AccountRepository accounts,
            AccountUpsert upsert,
            Database database,
            Event<AccountsOpened> opened,
            Event<AccountChanged> changed,
            Event<AccountsMerged> merged,
            Audit audit,
            Clock clock) {
        this.accounts = accounts;
        this.upsert = upsert;
        this.database = database;
        this.opened = opened;
        this.changed = changed;
        this.merged = merged;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Accounts() {
        this(null, null, null, null, null, null, null, null);
    }

    /** Opens an account. */
    @Counted(name = "accounts_create_calls", absolute = true)
    @Timed(name = "accounts_create_seconds", absolute = true)
    public AccountId create(Actor actor, CreateAccount command) {
        AccountDetails details = command.details();
        actor.requireWriteAccount(details.owner(), details.team());
        details.parent().ifPresent(this::requireParent);
        requireStaff(details.owner(), details.team());
        Account account = Account.open(command, actor.user(), clock.instant());
        accounts.add(account);
        accounts.replaceAddresses(account.id(), details.addresses());
        command.references().forEach(reference -> accounts.addReference(account.id(), reference));
        audit.record(actor.author(), "ACCOUNT_OPENED", ENTITY, account.id(), List.of());
        opened.fire(new AccountsOpened(List.of(account.id())));
        return account.id();
    }

    /**
     * Replaces what is said of an account; answers its new version. Saying the same again changes
     * nothing.
     */
    @Counted(name = "accounts_change_calls", absolute = true)
    @Timed(name = "accounts_change_seconds", absolute = true)
    public int change(Actor actor, ChangeAccount command) {
        Account account = accounts.find(command.id(), command.expectedVersion());
        actor.requireWriteAccount(account.owner(), account.team());
        AccountDetails before = account.details(accounts.addresses(account.id()));
        AccountDetails after = command.details();
        Set<AccountField> differences = AccountField.differences(before, after);
        if (!differences.isEmpty()) {
            check(account.id(), before, after);
            account.change(after, clock.instant());
            accounts.flush();
            if (differences.contains(AccountField.ADDRESSES)) {
                accounts.replaceAddresses(account.id(), after.addresses());
            }
            audit.record(
                    actor.author(), "ACCOUNT_CHANGED", ENTITY, account.id(), names(differences));
            fireChanged(account.id(), before, after);
        }
        return account.version();
    }

    /** Lets another system know the account by that name. The same again changes nothing. */
    public void addReference(Actor actor, AccountId id, Reference reference) {
        Account account = accounts.find(id);
        account.requireAlive();
        actor.requireWriteAccount(account.owner(), account.team());
        accounts.addReference(id, reference);
        audit.record(actor.author(), "ACCOUNT_CHANGED", ENTITY, id, List.of("references"));
    }

    /** Takes back a name that another system gave to the account. */
    public void removeReference(Actor actor, AccountId id, Reference reference) {
        Account account = accounts.find(id);
        actor.requireWriteAccount(account.owner(), account.team());
        int removed =
                database.update(
                        """
                delete from customer.account_ref named using customer.account given
                where named.source = ? and named.ref = ? and given.id = named.account_id
                  and coalesce(given.merged_into, given.id) = ?
                """,
                        reference.source(),
                        reference.ref(),
                        id.value());
        if (removed > 0) {
            audit.record(actor.author(), "ACCOUNT_CHANGED", ENTITY, id, List.of("references"));
        }
    }

    /**
     * Opens or updates the account that another system knows by a name; only the given fields
     * change.
     */
    public Upserted upsert(Actor actor, UpsertAccount command) {
        Upserted outcome = upsert.all(actor, List.of(command)).get(0);
        if (outcome.outcome() == Upserted.Outcome.REFUSED) {
            actor.requireWriteAccount(command.details().owner(), command.details().team());
        }
        return outcome;
    }

    /**
     * Opens and updates many accounts in a handful of statements, and answers in the order of the
     * commands. What the actor may not change is refused one by one, without harm to the others. A
     * name that comes twice is dealt with twice.
     */
    @Counted(name = "accounts_upsert_all_calls", absolute = true)
    @Timed(name = "accounts_upsert_all_seconds", absolute = true)
    public List<Upserted> upsertAll(Actor actor, List<UpsertAccount> commands) {
        return upsert.all(actor, commands);
    }

    /**
     * Makes one account of two. Contacts and parts of the loser go to the survivor; touchpoints,
     * facts and references keep their account and are read through the survivor.
     */
    @Counted(name = "accounts_merge_calls", absolute = true)
    @Timed(name = "accounts_merge_seconds", absolute = true)
    public void merge(Actor actor, MergeAccounts command) {
        accounts.lockForMerge(command.loser(), command.survivor());
        Account loser = accounts.find(command.loser(), command.loserVersion());
        Account survivor = accounts.find(command.survivor(), command.survivorVersion());
        actor.requireWriteAccount(loser.owner(), loser.team());
        actor.requireWriteAccount(survivor.owner(), survivor.team());
        AccountDetails lost = loser.details(accounts.addresses(loser.id()));
        AccountDetails before = survivor.details(accounts.addresses(survivor.id()));
        AccountDetails after =
                withoutPair(
                        AccountField.combine(before, lost, command.takeFromLoser()),
                        lost,
                        loser.id(),
                        survivor.id());
        loser.mergeInto(survivor, clock.instant());
        check(survivor.id(), before, after);
        survivor.change(after, clock.instant());
        accounts.flush();
        Set<AccountField> differences = AccountField.differences(before, after);
        if (differences.contains(AccountField.ADDRESSES)) {
            accounts.replaceAddresses(survivor.id(), after.addresses());
        }
        moveBelongings(loser.id(), survivor.id());
        keepHistory(actor, command);
        audit.record(actor.author(), "ACCOUNTS_MERGED", ENTITY, survivor.id(), names(differences));
        merged.fire(
                new AccountsMerged(
                        loser.id(), survivor.id(), lost.team(), before.team(), after.team()));
    }

    /**
     * What hangs under the loser will hang under the survivor, which therefore cannot hang there
     * itself.
     */
    private AccountDetails withoutPair(
            AccountDetails combined, AccountDetails lost, AccountId loser, AccountId survivor) {
        accounts.lockParents();
        AccountDetails above =
                combined.parent().filter(parent -> accounts.isUnder(parent, loser)).isPresent()
                        ? combined.withParent(lost.parent())
                        : combined;
        return above.parent().equals(Optional.of(survivor))
                ? above.withParent(Optional.empty())
                : above;
    }

    private void moveBelongings(AccountId loser, AccountId survivor) {
        database.update(
                "update customer.account set merged_into = ? where merged_into = ?",
                survivor.value(),
                loser.value());
        database.update(
                "update customer.account set parent_id = ?, version = version + 1 where parent_id = ? and id <> ?",
                survivor.value(),
                loser.value(),
                survivor.value());
        database.update(
                """
                insert into customer.contact_at_account
                    (contact_id, account_id, role, job_title, department, primary_contact, since)
                select contact_id, ?, role, job_title, department,
                       primary_contact and not exists (
                           select from customer.contact_at_account kept where kept.account_id = ? and kept.primary_contact),
                       since
                from customer.contact_at_account
                where account_id = ?
                on conflict (account_id, contact_id) do nothing
                """,
                survivor.value(),
                survivor.value(),
                loser.value());
        database.update(
                "delete from customer.contact_at_account where account_id = ?", loser.value());
    }

    private void keepHistory(Actor actor, MergeAccounts command) {
        database.update(
                """
                insert into customer.merge (id, loser_id, survivor_id, merged_at, merged_by, merged_by_name, taken_fields)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                AccountId.next().value(),
                command.loser().value(),
                command.survivor().value(),
                clock.instant(),
                actor.user().map(UserId::value),
                actor.name(),
                names(command.takeFromLoser()).toArray(String[]::new));
    }

    private void check(AccountId id, AccountDetails before, AccountDetails after) {
        if (!after.parent().equals(before.parent())) {
            after.parent()
                    .ifPresent(
                            parent -> {
                                requireParent(parent);
                                accounts.requireNoCircle(id, parent);
                            });
        }
        requireStaff(
                after.owner().filter(owner -> !before.owner().equals(Optional.of(owner))),
                after.team().filter(team -> !before.team().equals(Optional.of(team))));
    }

    private void requireParent(AccountId parent) {
        long found =
                database.number(
                        "select count(*) from customer.account where id = ? and merged_into is null and kind = 'ORGANISATION'",
                        parent.value());
        if (found == 0) {
            throw BusinessRuleViolation.of("parent", CustomerRule.UNKNOWN_ACCOUNT);
        }
    }

    private void requireStaff(Optional<UserId> owner, Optional<TeamId> team) {
        if (owner.isPresent()
                && database.number(
                                "select count(*) from staff.v_user where id = ? and not disabled",
                                owner.map(UserId::value))
                        == 0) {
            throw BusinessRuleViolation.of("owner", CustomerRule.UNKNOWN_OWNER);
        }
        if (team.isPresent()
                && database.number(
                                "select count(*) from staff.v_team where id = ? and active",
                                team.map(TeamId::value))
                        == 0) {
            throw BusinessRuleViolation.of("team", CustomerRule.UNKNOWN_TEAM);
        }
    }

    private void fireChanged(AccountId id, AccountDetails before, AccountDetails after) {
        changed.fire(
                new AccountChanged(id, before.owner(), after.owner(), before.team(), after.team()));
    }

    private static List<String> names(Set<AccountField> fields) {
        return fields.isEmpty()
                ? List.of()
                : EnumSet.copyOf(fields).stream().map(AccountField::fieldName).toList();
    }
}
