package org.loyaltyloop.touchpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.TimeOrderedId;
import org.loyaltyloop.offering.ProductLineId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.UserId;

/**
 * The tables of this context: writes in sets, and the rows that commands look at before they write.
 */
@ApplicationScoped
class TouchpointStore {

    private final Database database;

    @Inject
    TouchpointStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TouchpointStore() {
        this(null);
    }

    /** Stores those whose key is new; the order given is that of their keys. */
    TouchpointInsert.Inserted insert(List<NewTouchpoint> batch) {
        return new TouchpointInsert(database, this::find).insert(batch);
    }

    /** Keeps which rules placed these new touchpoints; a statement only where there are any. */
    void placeByRule(List<NewTouchpoint> placed) {
        if (placed.isEmpty()) {
            return;
        }
        database.update(
                """
                insert into touchpoint.placement
                    (id, touchpoint_id, stage, basis, reason, placed_at, placed_by, author, rule_version, rule_id)
                select n.id, n.touchpoint_id, n.stage, 'RULE', n.reason, n.placed_at, n.placed_by, n.author,
                       n.rule_version, n.rule_id
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as n
                    (id, touchpoint_id, stage, reason, placed_at, placed_by, author, rule_version, rule_id)
                """,
                column(placed, UUID[]::new, t -> TimeOrderedId.next()),
                column(placed, UUID[]::new, t -> t.id().value()),
                column(placed, Short[]::new, t -> number(t.stage())),
                column(placed, String[]::new, t -> t.rule().orElseThrow().name()),
                column(placed, Instant[]::new, NewTouchpoint::recordedAt),
                optional(placed, UUID[]::new, NewTouchpoint::recordedBy),
                column(placed, String[]::new, NewTouchpoint::author),
                column(placed, Integer[]::new, t -> t.rule().orElseThrow().version()),
                column(placed, UUID[]::new, t -> t.rule().orElseThrow().rule().value()));
    }

    /** The living touchpoint of each key that has one. */
    Map<Recording.ExternalKey, TouchpointId> find(Collection<Recording.ExternalKey> keys) {
        Map<Recording.ExternalKey, TouchpointId> found = new HashMap<>();
        database.list(
                """
                select t.source, t.external_id, t.id
                from unnest(?, ?) as wanted(source, external_id)
                join touchpoint.touchpoint t
                    on t.source = wanted.source and t.external_id = wanted.external_id and t.withdrawn_at is null
                """,
                row ->
                        found.put(
                                new Recording.ExternalKey(
                                        row.text("source"), row.text("external_id")),
                                new TouchpointId(row.uuid("id"))),
                keys.stream().map(Recording.ExternalKey::source).toArray(String[]::new),
                keys.stream().map(Recording.ExternalKey::externalId).toArray(String[]::new));
        return found;
    }

    /**
     * How the living accounts began, as far as anything is known of them. An account is a customer
     * from its first transaction on, or from its first moving touchpoint if that is of a stage
     * after a sale, or since the date that somebody entered.
     */
    Map<AccountId, Beginning> beginnings(Collection<AccountId> accounts) {
        Map<AccountId, Beginning> found = new HashMap<>();
        UUID[] ids = accounts.stream().map(AccountId::value).toArray(UUID[]::new);
        database.list(
                """
                with given as (
                    select a.id, a.id as account_id from customer.account a where a.id = any (?)
                    union all
                    select a.id, a.merged_into from customer.account a where a.merged_into = any (?)
                ), began as (
                    select g.account_id, first.occurred_at as first_at, first.stage as first_stage,
                           (select f.occurred_at from touchpoint.touchpoint f
                            where f.account_id = g.id and f.moving and f.withdrawn_at is null and f.stage = 4
                            order by f.occurred_at limit 1) as bought_at
                    from given g
                    left join lateral (
                        select f.occurred_at, f.stage from touchpoint.touchpoint f
                        where f.account_id = g.id and f.moving and f.withdrawn_at is null
                        order by f.occurred_at, f.stage
                        limit 1
                    ) first on true
                ), account as (
                    select account_id, min(bought_at) as bought_at, min(first_at) as first_at,
                           (array_agg(first_stage order by first_at, first_stage))[1] as first_stage
                    from began
                    group by account_id
                )
                select b.account_id, b.first_at,
                       least(b.bought_at, case when b.first_stage > 4 then b.first_at end,
                             a.customer_since::timestamp at time zone 'UTC') as since
                from account b
                join customer.account a on a.id = b.account_id
                """,
                row ->
                        found.put(
                                new AccountId(row.uuid("account_id")),
                                new Beginning(
                                        row.optionalInstant("since"),
                                        row.optionalInstant("first_at"))),
                ids,
                ids);
        return found;
    }

    /** The accounts that these touchpoints were recorded for; unknown ids are absent. */
    Map<TouchpointId, AccountId> accountsOf(Collection<TouchpointId> ids) {
        Map<TouchpointId, AccountId> accounts = new HashMap<>();
        database.list(
                "select id, account_id from touchpoint.touchpoint where id = any (?)",
                row ->
                        accounts.put(
                                new TouchpointId(row.uuid("id")),
                                new AccountId(row.uuid("account_id"))),
                uuids(ids));
        return accounts;
    }

    /**
     * Those of these touchpoints that are not withdrawn, locked in the order of their ids, with
     * their given accounts.
     */
    List<TouchpointFact> lockLiving(Collection<TouchpointId> ids) {
        return database.list(
                """
                select id, account_id, line_id, stage, department, channel, moving, purchase, occurred_at, source,
                       external_id, order_ref
                from touchpoint.touchpoint
                where id = any (?) and withdrawn_at is null
                order by id
                for update
                """,
                TouchpointStore::fact,
                uuids(ids));
    }

    /** Places a touchpoint elsewhere and keeps why. */
    void place(
            TouchpointId id,
            LoopStage stage,
            String reason,
            Instant at,
            Optional<UserId> by,
            String author) {
        database.update(
                """
                insert into touchpoint.placement (id, touchpoint_id, stage, basis, reason, placed_at, placed_by, author)
                values (?, ?, ?, 'PERSON', ?, ?, ?, ?)
                """,
                TouchpointId.next().value(),
                id.value(),
                stage.number(),
                reason,
                at,
                by.map(UserId::value),
                author);
        database.update(
                "update touchpoint.touchpoint set stage = ? where id = ?",
                stage.number(),
                id.value());
    }

    /** Withdraws touchpoints; their external ids are free again. */
    void withdraw(Collection<TouchpointId> ids, String reason, Instant at, String author) {
        database.update(
                """
                update touchpoint.touchpoint
                set withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ?
                where id = any (?)
                """,
                at,
                author,
                reason,
                uuids(ids));
    }

    static TouchpointFact fact(Row row) throws SQLException {
        return new TouchpointFact(
                new TouchpointId(row.uuid("id")),
                new AccountId(row.uuid("account_id")),
                row.optionalUuid("line_id").map(ProductLineId::new),
                LoopStage.of(row.integer("stage")),
                row.constant("department", Department.class),
                row.constant("channel", Channel.class),
                row.flag("moving"),
                row.flag("purchase"),
                row.instant("occurred_at"),
                row.text("source"),
                row.text("external_id"),
                row.optionalText("order_ref"));
    }

    private static Object uuids(Collection<TouchpointId> ids) {
        return ids.stream().map(TouchpointId::value).toArray(UUID[]::new);
    }

    private static short number(LoopStage stage) {
        return (short) stage.number();
    }

    private static <T> T[] column(
            List<NewTouchpoint> batch, IntFunction<T[]> array, Function<NewTouchpoint, T> value) {
        return batch.stream().map(value).toArray(array);
    }

    /**
     * Absent values as null; an empty array where all are absent, which {@code unnest} fills up
     * with nulls.
     */
    private static <T> @Nullable T[] optional(
            List<NewTouchpoint> batch,
            IntFunction<@Nullable T[]> array,
            Function<NewTouchpoint, Optional<T>> value) {
        @Nullable T[] values = array.apply(batch.size());
        boolean any = false;
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(batch.get(i)).orElse(null);
            any |= values[i] != null;
        }
        return any ? values : array.apply(0);
    }
}
