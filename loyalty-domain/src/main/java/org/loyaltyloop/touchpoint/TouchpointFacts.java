package org.loyaltyloop.touchpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
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
        Map<AccountId, Instant> always = new HashMap<>();
        accounts.forEach(account -> always.put(account, Instant.EPOCH));
        return movingSince(always);
    }

    /**
     * Hands on all living, moving touchpoints of the accounts, account by account and in the order
     * in which journeys take their steps. Needs an open transaction, and little memory.
     */
    public void eachMoving(Collection<AccountId> accounts, Consumer<TouchpointFact> reader) {
        UUID[] ids = accounts.stream().map(AccountId::value).toArray(UUID[]::new);
        database.first("select set_config('work_mem', '64MB', true)", row -> true);
        database.each(
                """
                with wanted as (
                    select a.id, a.id as account_id from customer.account a
                    where a.id = any (?) and a.merged_into is null
                    union all
                    select a.id, a.merged_into from customer.account a where a.merged_into = any (?)
                )
                select t.id, wanted.account_id, t.line_id, t.stage, t.department, t.channel, t.moving, t.purchase,
                       t.occurred_at, t.source, t.external_id, t.order_ref
                from wanted
                join touchpoint.touchpoint t on t.account_id = wanted.id
                where t.moving and t.withdrawn_at is null
                order by wanted.account_id, t.occurred_at, t.stage, t.source, t.external_id
                """,
                row -> reader.accept(TouchpointStore.fact(row)),
                ids,
                ids);
    }

    /** The living, moving touchpoints of each account from that moment on, in no order. */
    public List<TouchpointFact> movingSince(Map<AccountId, Instant> accounts) {
        return database.list(
                """
                select t.id, wanted.account_id, t.line_id, t.stage, t.department, t.channel, t.moving, t.purchase,
                       t.occurred_at, t.source, t.external_id, t.order_ref
                from unnest(?, ?) as wanted(account_id, since)
                cross join lateral (
                    select a.id from customer.account a where a.id = wanted.account_id and a.merged_into is null
                    union all
                    select a.id from customer.account a where a.merged_into = wanted.account_id
                ) as given
                cross join lateral (
                    select * from touchpoint.touchpoint f
                    where f.account_id = given.id and f.occurred_at >= wanted.since
                      and f.moving and f.withdrawn_at is null
                    -- Keeps the planner from joining all at once: a look into the index for each is a few microseconds.
                    offset 0
                ) as t
                """,
                TouchpointStore::fact,
                accounts.keySet().stream().map(AccountId::value).toArray(UUID[]::new),
                accounts.values().toArray(Instant[]::new));
    }

    /**
     * An order that a transaction named.
     *
     * @param namedBy the touchpoint that named it
     * @param line the product line of that transaction
     */
    public record KnownOrder(
            TouchpointId namedBy,
            AccountId account,
            Optional<ProductLineId> line,
            String orderRef,
            Instant occurredAt) {}

    /**
     * All living, moving transactions that name the orders which transactions among these
     * touchpoints name, of the same accounts; these touchpoints included.
     */
    public List<KnownOrder> knownOrders(List<TouchpointFact> touchpoints) {
        List<TouchpointFact> naming =
                touchpoints.stream()
                        .filter(t -> t.stage() == LoopStage.TRANSACTION && t.orderRef().isPresent())
                        .toList();
        if (naming.isEmpty()) {
            return List.of();
        }
        return database.list(
                """
                select t.id, wanted.account_id, t.line_id, wanted.order_ref, t.occurred_at
                from (select distinct account_id, order_ref from unnest(?, ?) as named(account_id, order_ref)) as wanted
                cross join lateral (
                    select a.id from customer.account a where a.id = wanted.account_id
                    union all
                    select a.id from customer.account a where a.merged_into = wanted.account_id
                ) as given
                cross join lateral (
                    select f.id, f.line_id, f.occurred_at
                    from touchpoint.touchpoint f
                    where f.account_id = given.id and f.order_ref = wanted.order_ref
                      and f.stage = 4 and f.moving and f.withdrawn_at is null
                    -- Keeps the planner from joining all at once: a look into the index for each is a few microseconds.
                    offset 0
                ) as t
                """,
                row ->
                        new KnownOrder(
                                new TouchpointId(row.uuid("id")),
                                new AccountId(row.uuid("account_id")),
                                row.optionalUuid("line_id").map(ProductLineId::new),
                                row.text("order_ref"),
                                row.instant("occurred_at")),
                naming.stream().map(t -> t.account().value()).toArray(UUID[]::new),
                naming.stream().map(t -> t.orderRef().orElseThrow()).toArray(String[]::new));
    }
}
