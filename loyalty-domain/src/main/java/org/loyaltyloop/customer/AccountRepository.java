package org.loyaltyloop.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.Database;

/** Keeps accounts with their addresses and references. */
@ApplicationScoped
class AccountRepository {

    private static final String ENTITY = "account";

    /**
     * Taken by whoever hangs an account under another, so that two such changes cannot close a
     * circle together.
     */
    private static final long PARENT_LOCK = 0x6c6f6f7001L;

    private final EntityManager entities;
    private final Database database;

    @Inject
    AccountRepository(EntityManager entities, Database database) {
        this.entities = entities;
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccountRepository() {
        this(null, null);
    }

    Account find(AccountId id) {
        Account account = entities.find(Account.class, id.value());
        if (account == null) {
            throw new NotFound(ENTITY, id);
        }
        return account;
    }

    Account find(AccountId id, int expectedVersion) {
        Account account = find(id);
        account.requireAlive();
        if (account.version() != expectedVersion) {
            throw new StaleVersion(ENTITY, id);
        }
        return account;
    }

    void add(Account account) {
        entities.persist(account);
        entities.flush();
    }

    void flush() {
        entities.flush();
    }

    /**
     * Waits for everybody who writes something for these accounts, and holds off whoever comes
     * next.
     */
    void lockForMerge(AccountId loser, AccountId survivor) {
        UUID[] both = {loser.value(), survivor.value()};
        database.list(
                "select id from customer.account where id = any (?) or merged_into = any (?) order by id for update",
                row -> row.uuid("id"),
                both,
                both);
    }

    List<Address> addresses(AccountId id) {
        return database.list(
                "select kind, street, postal_code, city, country from customer.address where account_id = ? order by kind",
                row ->
                        new Address(
                                row.constant("kind", Address.Kind.class),
                                row.optionalText("street"),
                                row.optionalText("postal_code"),
                                row.optionalText("city"),
                                row.optionalText("country")),
                id.value());
    }

    void replaceAddresses(AccountId id, List<Address> addresses) {
        database.update("delete from customer.address where account_id = ?", id.value());
        for (Address address : addresses) {
            database.update(
                    """
                    insert into customer.address (account_id, kind, street, postal_code, city, country)
                    values (?, ?, ?, ?, ?, ?)
                    """,
                    id.value(),
                    address.kind(),
                    address.street(),
                    address.postalCode(),
                    address.city(),
                    address.country());
        }
    }

    /**
     * Refuses a reference that names something else already; the same one again changes nothing.
     */
    void addReference(AccountId id, Reference reference) {
        int added =
                database.update(
                        "insert into customer.account_ref (source, ref, account_id) values (?, ?, ?) on conflict do nothing",
                        reference.source(),
                        reference.ref(),
                        id.value());
        if (added == 0 && !namesAlready(id, reference)) {
            throw BusinessRuleViolation.of(
                    "references",
                    CustomerRule.REFERENCE_TAKEN,
                    reference.source(),
                    reference.ref());
        }
    }

    /** Refuses a parent that is the account itself or hangs under it. */
    void requireNoCircle(AccountId id, AccountId parent) {
        lockParents();
        if (isUnder(parent, id)) {
            throw BusinessRuleViolation.of("parent", CustomerRule.PARENT_IN_CIRCLE);
        }
    }

    /** Holds off others who hang accounts under accounts. */
    void lockParents() {
        database.first("select pg_advisory_xact_lock(?)", row -> true, PARENT_LOCK);
    }

    /** Whether the account is the other one, or hangs under it at any depth. */
    boolean isUnder(AccountId id, AccountId other) {
        return database.first(
                        """
                        with recursive above(id) as (
                            select ?::uuid
                            union
                            select a.parent_id from customer.account a join above on a.id = above.id
                            where a.parent_id is not null
                        )
                        select exists (select from above where id = ?) as under
                        """,
                        row -> row.flag("under"),
                        id.value(),
                        other.value())
                .orElseThrow();
    }

    private boolean namesAlready(AccountId id, Reference reference) {
        return database.number(
                        """
                        select count(*) from customer.account_ref named
                        join customer.account given on given.id = named.account_id
                        where named.source = ? and named.ref = ? and coalesce(given.merged_into, given.id) = ?
                        """,
                        reference.source(),
                        reference.ref(),
                        id.value())
                > 0;
    }
}
