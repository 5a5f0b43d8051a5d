package org.loyaltyloop.touchpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.kernel.Cursor;
import org.loyaltyloop.kernel.InvalidCursor;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;

/** Reads of touchpoints for people and programs; every role reads every account. */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class TouchpointQueries {

    /** The most rows of one page. */
    public static final int MAX_LIMIT = 500;

    private static final String COLUMNS =
            """
            t.id, living.id as account_id, living.name as account_name, t.contact_id,
            coalesce(nullif(c.display_name, ''), c.email) as contact_name, t.type, k.name_en, k.name_nl, k.icon, t.stage,
            t.department, t.channel, t.direction, t.moving, t.purchase, t.occurred_at, t.recorded_at, t.summary, t.outcome, t.sentiment,
            t.duration_seconds, coalesce(p.name, l.name) as offering, t.order_ref, t.survey_metric, t.survey_score,
            t.survey_stage, t.survey_comment, t.source, t.author, t.stage <> t.first_stage
                and exists (select from touchpoint.placement o where o.touchpoint_id = t.id and o.basis = 'PERSON')
                as corrected,
            t.withdrawn_at""";

    private static final String JOINS =
            """
            join touchpoint.touchpoint_type k on k.code = t.type
            join customer.account given on given.id = t.account_id
            join customer.account living on living.id = coalesce(given.merged_into, given.id)
            left join customer.v_contact c on c.id = t.contact_id
            left join offering.product_line l on l.id = t.line_id
            left join offering.product p on p.id = t.product_id""";

    /**
     * The ids of a living account and all that it absorbed, from any one of them (a parameter,
     * twice).
     */
    private static final String MINE =
            """
            select a.id from customer.account a
            where a.id = (select coalesce(o.merged_into, o.id) from customer.account o where o.id = ?)
            union all
            select a.id from customer.account a
            where a.merged_into = (select coalesce(o.merged_into, o.id) from customer.account o where o.id = ?)""";

    private final Database database;

    @Inject
    TouchpointQueries(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TouchpointQueries() {
        this(null);
    }

    /** All of one touchpoint, withdrawn or not. */
    public Optional<TouchpointDetail> find(TouchpointId id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    /** All of some touchpoints, withdrawn or not; unknown ones are absent. */
    public Map<TouchpointId, TouchpointDetail> findAll(Collection<TouchpointId> ids) {
        Map<TouchpointId, List<Placement>> rows = new LinkedHashMap<>();
        database.list(
                        """
                        select %s, t.account_id as given_id, t.external_id, t.attributes::text as attributes,
                               coalesce(p.code, l.code) as offering_code, t.first_stage, t.first_basis, t.first_reason,
                               t.withdrawn_by, t.withdrawn_reason, m.stage as placed_stage, m.basis as placed_basis,
                               m.reason as placed_reason, m.rule_id, m.rule_version, m.placed_at, m.author as placed_author
                        from touchpoint.touchpoint t
                        %s
                        left join touchpoint.placement m on m.touchpoint_id = t.id
                        where t.id = any (?)
                        order by t.id, m.id desc
                        """
                                .formatted(COLUMNS, JOINS),
                        TouchpointQueries::placement,
                        (Object) ids.stream().map(TouchpointId::value).toArray(UUID[]::new))
                .forEach(
                        row ->
                                rows.computeIfAbsent(
                                                row.detail().detail().row().id(),
                                                id -> new ArrayList<>())
                                        .add(row));
        Map<TouchpointId, TouchpointDetail> found = new HashMap<>();
        rows.forEach((id, placed) -> found.put(id, placed.get(0).detail().placed(placed)));
        return found;
    }

    /**
     * The touchpoints that the filter admits, newest first; the cost does not depend on how far
     * into the list the page is.
     *
     * @param cursor the {@code next} of the page before; one of another list is an {@link
     *     InvalidCursor}
     * @param limit 1 to {@value #MAX_LIMIT}; less or more is brought to the nearest
     */
    public Slice<TouchpointRow> list(TouchpointFilter filter, Optional<String> cursor, int limit) {
        int rows = Math.max(1, Math.min(limit, MAX_LIMIT));
        TouchpointCondition where = TouchpointCondition.of(filter);
        cursor.ifPresent(place -> after(where, place));
        List<@Nullable Object> parameters = new ArrayList<>();
        // The limit stands in the text: as a parameter it would have the server plan anew each
        // time, which takes longer than to read the page.
        String found;
        if (filter.account().isPresent()) {
            // An account and those it absorbed: the newest of each along the index, then the newest
            // of all.
            found =
                    """
                    select t.* from (%s) as mine
                    join lateral (
                        select t.* from touchpoint.touchpoint t %s
                        where t.account_id = mine.id and %s
                        order by t.occurred_at desc, t.id desc
                        limit %4$d
                    ) as t on true
                    order by t.occurred_at desc, t.id desc
                    limit %4$d
                    """
                            .formatted(MINE, where.joins(), where.sql(), rows + 1);
            UUID account = filter.account().get().value();
            parameters.addAll(List.of(account, account));
            parameters.addAll(where.parameters());
        } else {
            found =
                    """
                    select t.* from touchpoint.touchpoint t %s
                    where %s
                    order by t.occurred_at desc, t.id desc
                    limit %d
                    """
                            .formatted(where.joins(), where.sql(), rows + 1);
            parameters.addAll(where.parameters());
        }
        List<TouchpointRow> list =
                database.list(
                        "select %s from (%s) as t %s order by t.occurred_at desc, t.id desc"
                                .formatted(COLUMNS, found, JOINS),
                        TouchpointQueries::row,
                        parameters.toArray());
        boolean more = list.size() > rows;
        List<TouchpointRow> shown = more ? list.subList(0, rows) : list;
        return new Slice<>(
                shown, more ? Optional.of(cursor(shown.get(shown.size() - 1))) : Optional.empty());
    }

    /** These touchpoints, in no order; unknown ids are absent. */
    public List<TouchpointRow> some(Collection<TouchpointId> ids) {
        return database.list(
                "select %s from touchpoint.touchpoint t %s where t.id = any (?)"
                        .formatted(COLUMNS, JOINS),
                TouchpointQueries::row,
                (Object) ids.stream().map(TouchpointId::value).toArray(UUID[]::new));
    }

    /** How many touchpoints the filter admits. */
    public long count(TouchpointFilter filter) {
        TouchpointCondition where = TouchpointCondition.of(filter);
        List<@Nullable Object> parameters = new ArrayList<>(where.parameters());
        String mine = "";
        if (filter.account().isPresent()) {
            mine = " and t.account_id in (%s)".formatted(MINE);
            UUID account = filter.account().get().value();
            parameters.addAll(List.of(account, account));
        }
        return database.number(
                "select count(*) from touchpoint.touchpoint t %s where %s%s"
                        .formatted(where.joins(), where.sql(), mine),
                parameters.toArray());
    }

    private static String cursor(TouchpointRow last) {
        return Cursor.of("touchpoint", last.occurredAt().toString(), last.id().toString());
    }

    private static void after(TouchpointCondition where, String cursor) {
        List<String> parts = Cursor.parts(cursor, 3);
        if (!parts.get(0).equals("touchpoint")) {
            throw new InvalidCursor();
        }
        where.add(
                "(t.occurred_at, t.id) < (?, ?)",
                Instant.parse(parts.get(1)),
                TouchpointId.of(parts.get(2)).value());
    }

    private static TouchpointRow row(Row row) throws SQLException {
        return new TouchpointRow(
                new TouchpointId(row.uuid("id")),
                new AccountId(row.uuid("account_id")),
                row.text("account_name"),
                row.optionalUuid("contact_id").map(ContactId::new),
                row.optionalText("contact_name"),
                row.text("type"),
                row.text("name_en"),
                row.text("name_nl"),
                row.text("icon"),
                LoopStage.of(row.integer("stage")),
                row.constant("department", Department.class),
                row.constant("channel", Channel.class),
                row.constant("direction", Direction.class),
                row.flag("moving"),
                row.flag("purchase"),
                row.instant("occurred_at"),
                row.instant("recorded_at"),
                row.optionalText("summary"),
                row.optionalText("outcome"),
                row.optionalInteger("sentiment"),
                row.optionalInteger("duration_seconds"),
                row.optionalText("offering"),
                row.optionalText("order_ref"),
                survey(row),
                row.text("source"),
                row.text("author"),
                row.flag("corrected"),
                row.optionalInstant("withdrawn_at").isPresent());
    }

    private static Optional<SurveyAnswer> survey(Row row) throws SQLException {
        Optional<SurveyMetric> metric = row.optionalConstant("survey_metric", SurveyMetric.class);
        if (metric.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new SurveyAnswer(
                        metric.get(),
                        row.integer("survey_score"),
                        row.optionalInteger("survey_stage").map(LoopStage::of),
                        row.optionalText("survey_comment")));
    }

    /**
     * A row of the detail's statement: the touchpoint, and one of its later placements where it has
     * any.
     */
    private record Placement(First detail, Optional<TouchpointDetail.Placed> later) {}

    /** A touchpoint with its first placement. */
    private record First(TouchpointDetail detail) {

        TouchpointDetail placed(List<Placement> rows) {
            List<TouchpointDetail.Placed> placements = new ArrayList<>();
            rows.forEach(row -> row.later().ifPresent(placements::add));
            placements.addAll(detail.placements());
            return new TouchpointDetail(
                    detail.row(),
                    detail.givenAccount(),
                    detail.externalId(),
                    detail.recordedAt(),
                    detail.attributes(),
                    detail.offeringCode(),
                    placements,
                    detail.withdrawal());
        }
    }

    private static Placement placement(Row row) throws SQLException {
        TouchpointRow touchpoint = row(row);
        TouchpointDetail.Placed first =
                new TouchpointDetail.Placed(
                        LoopStage.of(row.integer("first_stage")),
                        row.constant("first_basis", PlacementBasis.class),
                        row.optionalText("first_reason"),
                        Optional.empty(),
                        Optional.empty(),
                        row.instant("recorded_at"),
                        touchpoint.author());
        Optional<TouchpointDetail.Withdrawal> withdrawal =
                touchpoint.withdrawn()
                        ? Optional.of(
                                new TouchpointDetail.Withdrawal(
                                        row.instant("withdrawn_at"),
                                        row.text("withdrawn_by"),
                                        row.text("withdrawn_reason")))
                        : Optional.empty();
        TouchpointDetail detail =
                new TouchpointDetail(
                        touchpoint,
                        new AccountId(row.uuid("given_id")),
                        row.text("external_id"),
                        row.instant("recorded_at"),
                        row.optionalText("attributes"),
                        row.optionalText("offering_code"),
                        List.of(first),
                        withdrawal);
        Optional<TouchpointDetail.Placed> later =
                row.optionalInteger("placed_stage").isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new TouchpointDetail.Placed(
                                        LoopStage.of(row.integer("placed_stage")),
                                        row.constant("placed_basis", PlacementBasis.class),
                                        row.optionalText("placed_reason"),
                                        row.optionalUuid("rule_id").map(RuleId::new),
                                        row.optionalInteger("rule_version"),
                                        row.instant("placed_at"),
                                        row.text("placed_author")));
        return new Placement(new First(detail), later);
    }
}
