package org.loyaltyloop.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/** Writes many accounts with one statement each for rows, references and addresses. */
@ApplicationScoped
class AccountSetWriter {

    private static final String COLUMNS =
            """
            as n(id, name, parent_id, owner_id, team_id, sector, employees, annual_revenue, currency, email, phone,
                 phone_digits, website, customer_since
            """;

    private final Database database;
    private final Clock clock;

    @Inject
    AccountSetWriter(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccountSetWriter() {
        this(null, null);
    }

    /** An account to be made under an id of its own. */
    record NewAccount(UUID id, Reference reference, AccountKind kind, AccountDetails details) {}

    /**
     * Makes the accounts whose reference nobody else took meanwhile; answers which. The references
     * go in first, in the order given, and decide; their foreign key is checked at the end of the
     * statement.
     */
    List<UUID> insert(Actor actor, List<NewAccount> accounts) {
        Map<UUID, AccountDetails> details = new LinkedHashMap<>();
        accounts.forEach(account -> details.put(account.id(), account.details()));
        List<Object> parameters = new ArrayList<>(columns(details));
        parameters.add(accounts.stream().map(NewAccount::kind).toArray(AccountKind[]::new));
        parameters.add(accounts.stream().map(a -> a.reference().source()).toArray(String[]::new));
        parameters.add(accounts.stream().map(a -> a.reference().ref()).toArray(String[]::new));
        parameters.add(actor.user().map(UserId::value));
        parameters.add(clock.instant());
        List<UUID> made =
                database.list(
                        """
                with n as (
                    select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                """
                                + COLUMNS
                                + """
                        , kind, source, ref, place)
                ), named as (
                    insert into customer.account_ref (source, ref, account_id)
                    select source, ref, id from n order by place
                    on conflict do nothing
                    returning account_id
                )
                insert into customer.account (id, kind, name, parent_id, owner_id, team_id, sector, employees,
                    annual_revenue, currency, email, phone, phone_digits, website, customer_since,
                    created_at, updated_at, created_by)
                select n.id, n.kind, n.name, n.parent_id, n.owner_id, n.team_id, n.sector, n.employees,
                    n.annual_revenue::numeric, n.currency, n.email, n.phone, n.phone_digits, n.website,
                    n.customer_since::date, now.at, now.at, ?
                from n
                join named on named.account_id = n.id
                cross join (select ?::timestamptz as at) now
                order by n.place
                returning id
                """,
                        row -> row.uuid("id"),
                        parameters.toArray());
        details.keySet().retainAll(Set.copyOf(made));
        addAddresses(details);
        return made;
    }

    /** Replaces everything said of known accounts, addresses only where asked for. */
    void update(Map<UUID, AccountDetails> details, Map<UUID, AccountDetails> withNewAddresses) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(clock.instant());
        parameters.addAll(columns(details));
        database.update(
                """
                update customer.account a
                set name = n.name, parent_id = n.parent_id, owner_id = n.owner_id, team_id = n.team_id,
                    sector = n.sector, employees = n.employees, annual_revenue = n.annual_revenue::numeric,
                    currency = n.currency, email = n.email, phone = n.phone, phone_digits = n.phone_digits,
                    website = n.website, customer_since = n.customer_since::date, version = version + 1, updated_at = ?
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
                        + COLUMNS
                        + """
                        )
                where a.id = n.id
                """,
                parameters.toArray());
        if (!withNewAddresses.isEmpty()) {
            database.update(
                    "delete from customer.address where account_id = any (?)",
                    (Object) withNewAddresses.keySet().toArray(UUID[]::new));
            addAddresses(withNewAddresses);
        }
    }

    private void addAddresses(Map<UUID, AccountDetails> accounts) {
        List<UUID> ids = new ArrayList<>();
        List<Address> addresses = new ArrayList<>();
        accounts.forEach(
                (id, details) ->
                        details.addresses()
                                .forEach(
                                        address -> {
                                            ids.add(id);
                                            addresses.add(address);
                                        }));
        if (ids.isEmpty()) {
            return;
        }
        database.update(
                """
                insert into customer.address (account_id, kind, street, postal_code, city, country)
                select * from unnest(?, ?, ?, ?, ?, ?)
                """,
                ids.toArray(UUID[]::new),
                addresses.stream().map(Address::kind).toArray(Address.Kind[]::new),
                addresses.stream().map(a -> a.street().orElse(null)).toArray(String[]::new),
                addresses.stream().map(a -> a.postalCode().orElse(null)).toArray(String[]::new),
                addresses.stream().map(a -> a.city().orElse(null)).toArray(String[]::new),
                addresses.stream().map(a -> a.country().orElse(null)).toArray(String[]::new));
    }

    /** The arrays for {@link #COLUMNS}, in their order. */
    private static List<Object> columns(Map<UUID, AccountDetails> details) {
        return List.of(
                details.keySet().toArray(UUID[]::new),
                texts(details, d -> Optional.of(d.name())),
                uuids(details, d -> d.parent().map(AccountId::value)),
                uuids(details, d -> d.owner().map(UserId::value)),
                uuids(details, d -> d.team().map(TeamId::value)),
                texts(details, AccountDetails::sector),
                details.values().stream()
                        .map(d -> d.employees().orElse(null))
                        .toArray(Integer[]::new),
                texts(details, d -> d.annualRevenue().map(BigDecimal::toPlainString)),
                texts(details, d -> Optional.of(d.currency())),
                texts(details, AccountDetails::email),
                texts(details, AccountDetails::phone),
                texts(details, d -> d.phoneNumber().map(PhoneNumber::digits)),
                texts(details, AccountDetails::website),
                texts(details, d -> d.customerSince().map(Object::toString)));
    }

    private static String[] texts(
            Map<UUID, AccountDetails> details, Function<AccountDetails, Optional<String>> value) {
        return details.values().stream()
                .map(d -> value.apply(d).orElse(null))
                .toArray(String[]::new);
    }

    private static UUID[] uuids(
            Map<UUID, AccountDetails> details, Function<AccountDetails, Optional<UUID>> value) {
        return details.values().stream().map(d -> value.apply(d).orElse(null)).toArray(UUID[]::new);
    }
}
