package org.loyaltyloop.opportunity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.Cursor;
import org.loyaltyloop.kernel.InvalidCursor;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.LoopStage;

/** Reads of opportunities: lists, the board, one. Everybody reads all. */
@ApplicationScoped
public class OpportunityQueries {

    /** The most rows of one part of a list. */
    public static final int MAX_LIMIT = 500;

    private static final String COLUMNS =
            """
            o.id, o.number, o.name, a.id as account_id, a.name as account_name, o.owner_id, u.display_name as owner_name,
            t.name as team_name, o.phase, p.kind, o.phase_since, o.value, o.currency,
            case when p.kind = 'OPEN' then coalesce(o.probability, p.probability) else p.probability end as probability,
            o.expected_close, coalesce(
            """
                    + OpportunityCondition.SLOW
                    + ", false) as slow, coalesce("
                    + OpportunityCondition.OVERDUE
                    + """
            , false) as overdue,
            (select coalesce(
                (select name from offering.product where id = o.product_id),
                (select name from offering.product_line where id = o.line_id))) as offering_name,
            o.order_ref, o.opened_at, o.closed_at, o.lost_reason, o.updated_at, o.version
            """;

    private final Database database;
    private final Phases phases;
    private final Settings settings;
    private final Clock clock;

    @Inject
    OpportunityQueries(Database database, Phases phases, Settings settings, Clock clock) {
        this.database = database;
        this.phases = phases;
        this.settings = settings;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected OpportunityQueries() {
        this(null, null, null, null);
    }

    /**
     * A part of the list.
     *
     * @param limit 1 to {@value #MAX_LIMIT}
     */
    public Slice<OpportunityRow> page(
            OpportunityFilter filter,
            OpportunitySort sort,
            boolean descending,
            Optional<String> cursor,
            int limit) {
        Instant now = clock.instant();
        OpportunityCondition where = OpportunityCondition.of(filter, now, settings.zone());
        String way = descending ? "desc" : "asc";
        if (cursor.isPresent()) {
            List<String> after = Cursor.parts(cursor.get(), 3);
            if (!after.get(0).equals(sort + way)) {
                throw new InvalidCursor();
            }
            where.add(
                    "(%s, o.id) %s (?::%s, ?)"
                            .formatted(sort.key(), descending ? "<" : ">", sort.type()),
                    after.get(1),
                    uuid(after.get(2)));
        }
        record Keyed(OpportunityRow row, String key) {}
        List<Keyed> rows =
                database.list(
                        "select "
                                + COLUMNS
                                + ", ("
                                + sort.key()
                                + ")::text as sort_key\n"
                                + OpportunityCondition.FROM
                                + where.sql()
                                + "order by %1$s %2$s, o.id %2$s limit ?"
                                        .formatted(sort.key(), way),
                        row -> new Keyed(opportunity(row), row.text("sort_key")),
                        where.between(List.of(now, today(now)), List.of(limit + 1)));
        boolean more = rows.size() > limit;
        List<Keyed> shown = more ? rows.subList(0, limit) : rows;
        Optional<String> next =
                more
                        ? Optional.of(
                                Cursor.of(
                                        sort + way,
                                        shown.get(limit - 1).key(),
                                        shown.get(limit - 1).row().id().toString()))
                        : Optional.empty();
        return new Slice<>(shown.stream().map(Keyed::row).toList(), next);
    }

    /** How many there are, and what they are worth, by phase and currency. */
    public List<PhaseSum> sums(OpportunityFilter filter) {
        OpportunityCondition where =
                OpportunityCondition.of(filter, clock.instant(), settings.zone());
        return database.list(
                PhaseSum.SELECT + OpportunityCondition.FROM + where.sql() + PhaseSum.GROUP,
                PhaseSum::of,
                where.after());
    }

    /**
     * The first cards of each phase, in the order in which somebody should look at them: open ones
     * by the day they are expected to close, ended ones latest first.
     *
     * @param cards how many of each phase, by code
     */
    public Map<String, List<OpportunityRow>> board(
            OpportunityFilter filter, Map<String, Integer> cards) {
        Instant now = clock.instant();
        OpportunityCondition where = OpportunityCondition.of(filter, now, settings.zone());
        Map<String, List<OpportunityRow>> columns = new HashMap<>();
        List<String> codes = List.copyOf(cards.keySet());
        database.list(
                """
                select c.*
                from (
                """
                        + "select "
                        + COLUMNS
                        + """
                        , row_number() over (
                            partition by o.phase
                            order by o.closed_at desc nulls last, o.expected_close nulls last, o.phase_since, o.id) as place
                        """
                        + OpportunityCondition.FROM
                        + where.sql()
                        + """
                        ) c
                        join unnest(?, ?) as shown(phase, most) on shown.phase = c.phase and c.place <= shown.most
                        order by c.phase, c.place
                        """,
                row ->
                        columns.computeIfAbsent(row.text("phase"), code -> new ArrayList<>())
                                .add(opportunity(row)),
                where.between(
                        List.of(now, today(now)),
                        List.of(
                                codes.toArray(String[]::new),
                                codes.stream()
                                        .map(code -> Objects.requireNonNull(cards.get(code)))
                                        .toArray(Integer[]::new))));
        return columns;
    }

    /** All of one opportunity, as that person may see and change it. */
    public Optional<OpportunityView> find(Actor actor, OpportunityId id) {
        Instant now = clock.instant();
        List<OpportunityView.Step> steps = steps(id);
        return database.first(
                "select "
                        + COLUMNS
                        + """
                        , o.probability as own_probability, o.competitor, o.origin, o.given_order_ref, o.lost_stated, o.last_move,
                        o.source, o.external_id, o.author, a.owner_id as account_owner, a.team_id as account_team,
                        u.team_id as owner_team,
                        (select coalesce(
                            (select code from offering.product where id = o.product_id),
                            (select code from offering.product_line where id = o.line_id))) as offering_code
                        """
                        + OpportunityCondition.FROM
                        + "where o.id = ?",
                row -> view(actor, row, steps),
                now,
                today(now),
                id.value());
    }

    private List<OpportunityView.Step> steps(OpportunityId id) {
        return database.list(
                """
                select c.phase, p.stage, c.changed_at, lead(c.changed_at) over (order by c.changed_at, c.id) as until, c.author
                from opportunity.phase_change c
                join opportunity.phase p on p.code = c.phase
                where c.opportunity_id = ? and c.undone_in is null
                order by c.changed_at, c.id
                """,
                row ->
                        new OpportunityView.Step(
                                row.text("phase"),
                                LoopStage.of(row.integer("stage")),
                                row.instant("changed_at"),
                                row.optionalInstant("until"),
                                row.text("author")),
                id.value());
    }

    /** All phases, in the order of the pipeline. */
    public List<Phase> phases() {
        return phases.all();
    }

    private LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, settings.zone());
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidCursor();
        }
    }

    private static OpportunityView view(Actor actor, Row row, List<OpportunityView.Step> steps)
            throws SQLException {
        OpportunityRow shown = opportunity(row);
        boolean mayWrite =
                Opportunities.mayWrite(
                        actor,
                        shown.account(),
                        row.optionalUuid("account_owner").map(UserId::new),
                        row.optionalUuid("account_team").map(TeamId::new),
                        shown.owner(),
                        row.optionalUuid("owner_team").map(TeamId::new));
        OpportunityDetails details =
                new OpportunityDetails(
                        shown.name(),
                        shown.account(),
                        shown.owner(),
                        shown.value(),
                        shown.currency(),
                        row.optionalInteger("own_probability"),
                        shown.expectedClose(),
                        row.optionalText("offering_code"),
                        row.optionalText("competitor"),
                        row.optionalText("origin"),
                        row.optionalText("given_order_ref"));
        return new OpportunityView(
                shown,
                details,
                row.optionalText("lost_stated"),
                row.optionalUuid("last_move").map(MoveId::new),
                row.text("source"),
                row.text("external_id"),
                row.text("author"),
                mayWrite,
                steps);
    }

    private static OpportunityRow opportunity(Row row) throws SQLException {
        return new OpportunityRow(
                new OpportunityId(row.uuid("id")),
                row.number("number"),
                row.text("name"),
                row.optionalUuid("account_id").map(AccountId::new),
                row.optionalText("account_name"),
                row.optionalUuid("owner_id").map(UserId::new),
                row.optionalText("owner_name"),
                row.optionalText("team_name"),
                row.text("phase"),
                row.constant("kind", PhaseKind.class),
                row.instant("phase_since"),
                row.optionalDecimal("value"),
                row.text("currency"),
                row.integer("probability"),
                row.optionalDate("expected_close"),
                row.flag("slow"),
                row.flag("overdue"),
                row.optionalText("offering_name"),
                row.text("order_ref"),
                row.instant("opened_at"),
                row.optionalInstant("closed_at"),
                row.optionalText("lost_reason"),
                row.instant("updated_at"),
                row.integer("version"));
    }
}
