package org.loyaltyloop.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/** Reads of single accounts; lists over many are customerview's. */
@ApplicationScoped
public class AccountQueries {

    private final Database database;

    @Inject
    AccountQueries(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccountQueries() {
        this(null);
    }

    /**
     * The account itself, also where it was merged away: look at {@link AccountView#mergedInto}.
     */
    public Optional<AccountView> find(AccountId id) {
        return read(database, Set.of(id.value())).stream().findFirst().map(this::withReferences);
    }

    /** The living account that answers for that id. */
    public Optional<AccountView> findLiving(AccountId id) {
        return find(id).flatMap(
                        account ->
                                account.mergedInto().isEmpty()
                                        ? Optional.of(account)
                                        : find(account.mergedInto().get()));
    }

    /** Accounts with their addresses in two statements, however many. */
    static List<Known> read(Database database, Collection<UUID> ids) {
        UUID[] wanted = ids.toArray(UUID[]::new);
        Map<UUID, List<Address>> addresses = new HashMap<>();
        database.list(
                """
                select account_id, kind, street, postal_code, city, country from customer.address
                where account_id = any (?) order by account_id, kind
                """,
                row ->
                        addresses
                                .computeIfAbsent(row.uuid("account_id"), id -> new ArrayList<>())
                                .add(
                                        new Address(
                                                row.constant("kind", Address.Kind.class),
                                                row.optionalText("street"),
                                                row.optionalText("postal_code"),
                                                row.optionalText("city"),
                                                row.optionalText("country"))),
                (Object) wanted);
        return database.list(
                """
                select id, number, kind, name, parent_id, owner_id, team_id, sector, employees, annual_revenue, currency,
                       email, phone, website, customer_since, merged_into, version, created_at, updated_at
                from customer.account where id = any (?)
                """,
                row -> known(row, addresses.getOrDefault(row.uuid("id"), List.of())),
                (Object) wanted);
    }

    private AccountView withReferences(Known account) {
        List<Reference> references =
                database.list(
                        """
                select source, ref from customer.account_ref
                where account_id = ? or account_id in (select id from customer.account where merged_into = ?)
                order by source, ref
                """,
                        row -> new Reference(row.text("source"), row.text("ref")),
                        account.id().value(),
                        account.id().value());
        return new AccountView(
                account.id(),
                account.number(),
                account.kind(),
                account.version(),
                account.details(),
                references,
                account.mergedInto(),
                account.createdAt(),
                account.updatedAt());
    }

    private static Known known(Row row, List<Address> addresses) throws SQLException {
        AccountDetails details =
                new AccountDetails(
                        row.text("name"),
                        row.optionalUuid("parent_id").map(AccountId::new),
                        row.optionalUuid("owner_id").map(UserId::new),
                        row.optionalUuid("team_id").map(TeamId::new),
                        row.optionalText("sector"),
                        row.optionalInteger("employees"),
                        row.optionalDecimal("annual_revenue"),
                        row.text("currency"),
                        row.optionalText("email"),
                        row.optionalText("phone"),
                        row.optionalText("website"),
                        row.optionalDate("customer_since"),
                        addresses);
        return new Known(
                new AccountId(row.uuid("id")),
                row.number("number"),
                row.constant("kind", AccountKind.class),
                row.integer("version"),
                details,
                row.optionalUuid("merged_into").map(AccountId::new),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
