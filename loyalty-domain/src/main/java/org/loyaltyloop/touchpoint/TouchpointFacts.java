package org.loyaltyloop.touchpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.offering.ProductLineId;
import org.loyaltyloop.platform.Database;

/**
 * Reads of facts in sets, for the projections downstream. Accounts are living ones; those they
 * absorbed are included.
 */
@ApplicationScoped
public class TouchpointFacts {

    private final Database database;

    @Inject
    TouchpointFacts(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TouchpointFacts() {
        this(null);
    }

    /** All living, moving touchpoints of the accounts, in no order. */
    public List<TouchpointFact> moving(Collection<AccountId> accounts) {
        return database.list(
                """
                with wanted as (
                    select a.id, a.id as account_id from customer.account a where a.id = any (?) and a.merged_into is null
                    union all
                    select a.id, a.merged_into from customer.account a where a.merged_into = any (?)
                )
                select t.id, wanted.account_id, t.line_id, t.stage, t.department, t.channel, t.moving, t.purchase,
                       t.occurred_at, t.source, t.external_id, t.order_ref
                from wanted
                join touchpoint.touchpoint t on t.account_id = wanted.id
                where t.moving and t.withdrawn_at is null
                """,
                TouchpointStore::fact,
                uuids(accounts),
                uuids(accounts));
    }

    /**
     * An order that a transaction named.
     *
     * @param line the product line of that transaction
     */
    public record KnownOrder(AccountId account, Optional<ProductLineId> line, String orderRef) {}

    /**
     * Which of the orders that these touchpoints name were named by other living, moving
     * transactions of the same account.
     */
    public Set<KnownOrder> ordersKnownBefore(List<TouchpointFact> touchpoints) {
        List<TouchpointFact> naming =
                touchpoints.stream()
                        .filter(t -> t.stage() == LoopStage.TRANSACTION && t.orderRef().isPresent())
                        .toList();
        if (naming.isEmpty()) {
            return Set.of();
        }
        Set<TouchpointId> own =
                touchpoints.stream().map(TouchpointFact::id).collect(Collectors.toSet());
        Set<KnownOrder> known = new HashSet<>();
        database.list(
                """
                with wanted as (
                    select * from unnest(?, ?) as named(account_id, order_ref)
                ), given as (
                    select a.id, a.id as account_id from customer.account a where a.id = any (?)
                    union all
                    select a.id, a.merged_into from customer.account a where a.merged_into = any (?)
                )
                select t.id, wanted.account_id, t.line_id, wanted.order_ref
                from wanted
                join given on given.account_id = wanted.account_id
                cross join lateral (
                    select f.id, f.line_id
                    from touchpoint.touchpoint f
                    where f.account_id = given.id and f.order_ref = wanted.order_ref
                      and f.stage = 4 and f.moving and f.withdrawn_at is null
                    -- Keeps the planner from joining all at once: a look into the index for each is a few microseconds.
                    offset 0
                ) as t
                """,
                row ->
                        own.contains(new TouchpointId(row.uuid("id")))
                                || known.add(
                                        new KnownOrder(
                                                new AccountId(row.uuid("account_id")),
                                                row.optionalUuid("line_id").map(ProductLineId::new),
                                                row.text("order_ref"))),
                naming.stream().map(t -> t.account().value()).toArray(UUID[]::new),
                naming.stream().map(t -> t.orderRef().orElseThrow()).toArray(String[]::new),
                uuids(naming.stream().map(TouchpointFact::account).collect(Collectors.toSet())),
                uuids(naming.stream().map(TouchpointFact::account).collect(Collectors.toSet())));
        return known;
    }

    private static UUID[] uuids(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(UUID[]::new);
    }
}
