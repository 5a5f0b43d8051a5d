package org.loyaltyloop.touchpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.TimeOrderedId;
import org.loyaltyloop.platform.Author;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;

/** Reads and writes of a replay, in sets of accounts. */
@ApplicationScoped
class ReplayStore {

    private final Database database;

    @Inject
    ReplayStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ReplayStore() {
        this(null);
    }

    /**
     * A living account.
     *
     * @param customerSince what somebody entered, as recording understands it
     */
    record Visited(AccountId id, Optional<Instant> customerSince) {}

    long accounts() {
        return database.number("select count(*) from customer.account where merged_into is null");
    }

    /** The next living accounts after one, by id. */
    List<Visited> after(UUID account, int atMost) {
        return database.list(
                """
                select id, customer_since::timestamp at time zone 'UTC' as since
                from customer.account
                where id > ? and merged_into is null
                order by id
                limit ?
                """,
                row -> new Visited(new AccountId(row.uuid("id")), row.optionalInstant("since")),
                account,
                atMost);
    }

    /** All living touchpoints of these living accounts, as they are placed now. */
    Map<AccountId, List<Reclassifying.Known>> touchpoints(
            List<Visited> accounts, boolean withAttributes) {
        UUID[] ids = accounts.stream().map(a -> a.id().value()).toArray(UUID[]::new);
        Map<UUID, Ground> grounds = grounds(ids);
        Map<AccountId, List<Reclassifying.Known>> found = new HashMap<>();
        database.list(
                GIVEN
                        + """
                        select given.account_id, t.id, t.type, t.source, t.channel, t.direction, t.line_id, t.product_id,
                               %s as attributes, t.occurred_at, t.stage, t.moving, t.purchase,
                               t.first_stage, t.first_basis, t.first_reason
                        from given
                        cross join lateral (
                            select * from touchpoint.touchpoint f
                            where f.account_id = given.id and f.withdrawn_at is null
                            -- Keeps the planner from joining all at once: it would read the whole table for some hundred accounts.
                            offset 0
                        ) as t
                        """
                                .formatted(withAttributes ? "t.attributes::text" : "null::text"),
                row ->
                        found.computeIfAbsent(
                                        new AccountId(row.uuid("account_id")),
                                        id -> new ArrayList<>())
                                .add(known(row, Optional.ofNullable(grounds.get(row.uuid("id"))))),
                ids,
                ids);
        return found;
    }

    private static final String GIVEN =
            """
            with given as (
                select a.id, a.id as account_id from customer.account a where a.id = any (?)
                union all
                select a.id, a.merged_into from customer.account a where a.merged_into = any (?)
            )
            """;

    /** What a touchpoint's newest placement after its first rests on. */
    private record Ground(PlacementBasis basis, Optional<RuleId> rule) {}

    private Map<UUID, Ground> grounds(UUID[] accounts) {
        Map<UUID, Ground> grounds = new HashMap<>();
        database.list(
                GIVEN
                        + """
                        select distinct on (m.touchpoint_id) m.touchpoint_id, m.basis, m.rule_id
                        from given
                        join touchpoint.touchpoint t on t.account_id = given.id
                        join touchpoint.placement m on m.touchpoint_id = t.id
                        where t.withdrawn_at is null
                        order by m.touchpoint_id, m.id desc
                        """,
                row ->
                        grounds.put(
                                row.uuid("touchpoint_id"),
                                new Ground(
                                        row.constant("basis", PlacementBasis.class),
                                        row.optionalUuid("rule_id").map(RuleId::new))),
                accounts,
                accounts);
        return grounds;
    }

    private static Reclassifying.Known known(Row row, Optional<Ground> ground) throws SQLException {
        PlacementBasis first = row.constant("first_basis", PlacementBasis.class);
        return new Reclassifying.Known(
                new TouchpointId(row.uuid("id")),
                row.text("type"),
                row.text("source"),
                row.constant("channel", Channel.class),
                row.constant("direction", Direction.class),
                Stream.of(row.optionalUuid("line_id"), row.optionalUuid("product_id"))
                        .flatMap(Optional::stream)
                        .map(UUID::toString)
                        .toList(),
                row.optionalText("attributes"),
                row.instant("occurred_at"),
                LoopStage.of(row.integer("stage")),
                row.flag("moving"),
                row.flag("purchase"),
                ground.map(Ground::basis).orElse(first),
                ground.flatMap(Ground::rule),
                LoopStage.of(row.integer("first_stage")),
                first,
                row.optionalText("first_reason"));
    }

    /** Writes down where touchpoints are placed now, and on what ground. */
    void place(List<Reclassifying.Placed> placed, Instant at, Author author) {
        List<Reclassifying.Placed> anew =
                placed.stream().filter(Reclassifying.Placed::placedAnew).toList();
        if (!anew.isEmpty()) {
            database.update(
                    """
                    insert into touchpoint.placement
                        (id, touchpoint_id, stage, basis, reason, rule_version, rule_id, placed_at, placed_by, author)
                    select n.id, n.touchpoint_id, n.stage, n.basis, n.reason, n.rule_version, n.rule_id, ?, ?, ?
                    from unnest(?, ?, ?, ?, ?, ?, ?) as n
                        (id, touchpoint_id, stage, basis, reason, rule_version, rule_id)
                    """,
                    at,
                    author.user(),
                    author.name(),
                    column(anew, UUID[]::new, p -> TimeOrderedId.next()),
                    column(anew, UUID[]::new, p -> p.touchpoint().id().value()),
                    column(anew, Short[]::new, p -> (short) p.stage().number()),
                    column(anew, PlacementBasis[]::new, Reclassifying.Placed::ground),
                    column(anew, String[]::new, ReplayStore::reason),
                    column(
                            anew,
                            Integer[]::new,
                            p -> p.rule().map(RuleSet.Hit::version).orElse(null)),
                    column(
                            anew,
                            UUID[]::new,
                            p -> p.rule().map(hit -> hit.rule().value()).orElse(null)));
        }
        List<Reclassifying.Placed> counting =
                placed.stream().filter(Reclassifying.Placed::counts).toList();
        database.update(
                """
                update touchpoint.touchpoint t
                set stage = n.stage, moving = n.moving, purchase = n.purchase
                from unnest(?, ?, ?, ?) as n(id, stage, moving, purchase)
                where t.id = n.id
                """,
                column(counting, UUID[]::new, p -> p.touchpoint().id().value()),
                column(counting, Short[]::new, p -> (short) p.stage().number()),
                column(counting, Boolean[]::new, Reclassifying.Placed::moving),
                column(counting, Boolean[]::new, Reclassifying.Placed::purchase));
    }

    private static @Nullable String reason(Reclassifying.Placed placed) {
        return placed.rule()
                .map(RuleSet.Hit::name)
                .or(
                        () ->
                                placed.ground() == PlacementBasis.GIVEN
                                        ? placed.touchpoint().firstReason()
                                        : Optional.empty())
                .orElse(null);
    }

    private static <T> @Nullable T[] column(
            List<Reclassifying.Placed> rows,
            IntFunction<@Nullable T[]> array,
            Function<Reclassifying.Placed, @Nullable T> value) {
        @Nullable T[] values = array.apply(rows.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        return values;
    }

    // Where the classification stands

    /**
     * How far the touchpoints are.
     *
     * @param due the last revision that concerns them
     * @param replayed the revision that all are placed by
     * @param after accounts up to this one are placed by the one that is due; none yet when empty
     */
    record Standing(long due, long replayed, Optional<UUID> after) {}

    Standing standing() {
        return database.first(
                        "select due, replayed, replay_after from touchpoint.classification",
                        row ->
                                new Standing(
                                        row.number("due"),
                                        row.number("replayed"),
                                        row.optionalUuid("replay_after")))
                .orElseThrow();
    }

    /** Notes how far the replay of that revision is. */
    void reached(long due, UUID account) {
        database.update(
                "update touchpoint.classification set replay_after = ? where due = ?",
                account,
                due);
    }

    /** Notes that all touchpoints are placed by that revision. */
    void finished(long due) {
        database.update(
                "update touchpoint.classification set replayed = due, replay_after = null where due = ?",
                due);
    }

    /**
     * Waits for recordings at hand, then makes a revision that touchpoints are to be placed anew
     * by; it holds with the commit.
     */
    long revise(Optional<Integer> rules) {
        database.list("select pg_advisory_xact_lock(7310131)", row -> "");
        return database.first(
                        """
                        update touchpoint.classification
                        set (revision, due) = (select n, n from nextval('touchpoint.classification_revisions') as n),
                            rules = coalesce(?, rules), replay_after = null
                        returning due
                        """,
                        row -> row.number("due"),
                        rules)
                .orElseThrow();
    }

    /** Makes a revision that concerns new touchpoints only. */
    void reviseForNew() {
        database.update(
                "update touchpoint.classification set revision = nextval('touchpoint.classification_revisions')");
    }
}
