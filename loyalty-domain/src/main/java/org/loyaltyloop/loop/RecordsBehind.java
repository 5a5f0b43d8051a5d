package org.loyaltyloop.loop;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.Cursor;
import org.loyaltyloop.kernel.InvalidCursor;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.touchpoint.TouchpointId;

/** The accounts and the words behind figures, page by page along a key. */
final class RecordsBehind {

    /** How good a score is on its metric's scale, 0 to 100: effort of the first kind is bad. */
    private static final String GOODNESS =
            """
            case t.survey_metric when 'NPS' then t.survey_score * 10
                                 when 'CES1' then (5 - t.survey_score) * 25
                                 when 'CES2' then (t.survey_score - 1) * 100 / 6
                                 else (t.survey_score - 1) * 25 end""";

    private final Database database;
    private final LoopFilter filter;
    private final FactSql sql;
    private final ZoneId zone;
    private final LocalDate today;

    RecordsBehind(Database database, LoopFilter filter, ZoneId zone, LocalDate today) {
        this.database = database;
        this.filter = filter;
        this.sql = new FactSql(filter, zone);
        this.zone = zone;
        this.today = today;
    }

    Slice<StageAccountRow> accounts(
            Optional<LoopStage> stage, StageSet set, Optional<String> cursor, int limit) {
        Query query =
                new Query()
                        .add(
                                """
                                select living.id, living.name, living.search_name, u.display_name, t.name as team_name,
                                       h.lap, h.reached, h.reached_at, h.last_at
                                from (""")
                        .add(behind(stage, set))
                        .add(
                                """
                                ) behind
                                join customer.v_account living on living.id = behind.account_id
                                left join staff.v_user u on u.id = living.owner_id
                                left join staff.v_team t on t.id = living.team_id
                                left join journey.v_headline h on h.account_id = living.id
                                where true""");
        cursor.map(place -> parts("stage-accounts", place, 3))
                .ifPresent(
                        place ->
                                query.add(
                                        "and (living.search_name, living.id) > (?, ?)",
                                        place.get(1),
                                        AccountId.of(place.get(2)).value()));
        query.add("order by living.search_name, living.id limit ?", limit + 1);
        return page(
                database.list(query.sql(), NamedAccount::of, query.parameters()),
                limit,
                NamedAccount::row,
                last ->
                        Cursor.of(
                                "stage-accounts",
                                last.searchName(),
                                last.row().account().toString()));
    }

    long count(Optional<LoopStage> stage, StageSet set) {
        Query query = new Query().add("select count(*) from (").add(behind(stage, set)).add(") b");
        return database.number(query.sql(), query.parameters());
    }

    private Query behind(Optional<LoopStage> stage, StageSet set) {
        Optional<Integer> number = stage.map(LoopStage::number);
        Period period = filter.period();
        return switch (set) {
            case TOUCHED -> touched(number);
            case ANSWERED -> answered(number);
            case RESPONDED ->
                    touched(number)
                            .add(
                                    """
                                    and t.direction = 'INBOUND' and exists (
                                        select from touchpoint.v_touchpoint answer
                                        where answer.account_id = a.id and answer.direction <> 'INBOUND'
                                          and answer.occurred_at > t.occurred_at)""");
            case NOW -> standing(number);
            case STALLED ->
                    standing(number)
                            .add("and")
                            .add(new StandingSql(filter, zone).hasStalled(stalledBy()));
            case CONVERTIBLE -> convertible(number);
            case CONVERTED ->
                    convertible(number)
                            .add("and (s.left_at at time zone ?)::date", zone.getId())
                            .add("- (s.reached_at at time zone ?)::date", zone.getId())
                            .add("<= w.conversion_window_days");
            case LEFT ->
                    stays().add(") s where true")
                            .when(number, "and s.stage = ?")
                            .add(
                                    "and s.left_at >= ? and s.left_at < ?",
                                    period.start(zone),
                                    period.end(zone));
        };
    }

    private Query touchpoints() {
        return sql.touchpoints("distinct a.id as account_id", filter.period());
    }

    private Query touched(Optional<Integer> stage) {
        return touchpoints().when(stage, "and t.stage = ?");
    }

    /** Accounts that answered about a stage in which they were reached. */
    private Query answered(Optional<Integer> stage) {
        return new Query()
                .add("select distinct account_id from (")
                .add(reached("t.stage"))
                .add("intersect")
                .add(reached("coalesce(t.survey_stage, t.stage)"))
                .add("and t.survey_metric is not null) both_of where true")
                .when(stage, "and stage = ?");
    }

    private Query reached(String stage) {
        return sql.touchpoints("a.id as account_id, " + stage + " as stage", filter.period());
    }

    private LocalDate stalledBy() {
        LocalDate end = filter.period().to();
        return end.isBefore(today) ? end : today;
    }

    private Query standing(Optional<Integer> stage) {
        return new Query()
                .add("select account_id from (")
                .add(new StandingSql(filter, zone).standing(filter.period().to(), stalledBy()))
                .add(") standing where true")
                .when(stage, "and stage = ?");
    }

    private Query stays() {
        return new Query().add("select distinct s.account_id from (").add(sql.stays("s.*"));
    }

    private Query convertible(Optional<Integer> stage) {
        Instant from = filter.period().start(zone);
        return stays().add(") s join loop.stage_setting w on w.stage = s.stage where true")
                .when(stage, "and s.stage = ?")
                .add("and s.reached_at >= ? and s.reached_at < ?", from, filter.period().end(zone))
                .add("and (s.reached_at at time zone ?)::date", zone.getId())
                .add("+ w.conversion_window_days < ?", today);
    }

    long countVerbatims(LoopStage stage) {
        Query query = new Query().add("select count(*) from (").add(commented(stage)).add(") v");
        return database.number(query.sql(), query.parameters());
    }

    private Query commented(LoopStage stage) {
        return sql.touchpoints(
                        """
                        t.id, a.id as account_id, a.name, t.occurred_at, t.survey_metric, t.survey_score::int,
                        t.survey_comment,\s"""
                                + GOODNESS
                                + " as goodness",
                        filter.period())
                .add("and t.survey_comment is not null")
                .add("and coalesce(t.survey_stage, t.stage) = ?", stage.number());
    }

    Slice<Verbatim> verbatims(LoopStage stage, Optional<String> cursor, int limit) {
        Query query =
                new Query().add("select * from (").add(commented(stage)).add(") v where true");
        cursor.map(place -> parts("verbatims", place, 4))
                .ifPresent(
                        place -> {
                            int goodness = number(place.get(1));
                            query.add(
                                    "and (v.goodness > ? or v.goodness = ? and (v.occurred_at, v.id) < (?::timestamptz, ?))",
                                    goodness,
                                    goodness,
                                    place.get(2),
                                    TouchpointId.of(place.get(3)).value());
                        });
        query.add("order by v.goodness, v.occurred_at desc, v.id desc limit ?", limit + 1);
        return page(
                database.list(query.sql(), RecordsBehind::verbatim, query.parameters()),
                limit,
                Function.identity(),
                last ->
                        Cursor.of(
                                "verbatims",
                                Integer.toString((int) Math.round(last.goodness() * 100)),
                                last.occurredAt().toString(),
                                last.touchpoint().toString()));
    }

    private static Verbatim verbatim(Row row) throws SQLException {
        return new Verbatim(
                new TouchpointId(row.uuid("id")),
                new AccountId(row.uuid("account_id")),
                row.text("name"),
                row.instant("occurred_at"),
                row.constant("survey_metric", SurveyMetric.class),
                row.integer("survey_score"),
                row.integer("goodness") / 100.0,
                row.text("survey_comment"));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new InvalidCursor();
        }
    }

    private static List<String> parts(String list, String cursor, int count) {
        List<String> parts = Cursor.parts(cursor, count);
        if (!parts.get(0).equals(list)) {
            throw new InvalidCursor();
        }
        return parts;
    }

    private static <T, R> Slice<R> page(
            List<T> rows, int limit, Function<T, R> shown, Function<T, String> cursor) {
        boolean more = rows.size() > limit;
        return new Slice<>(
                rows.stream().limit(limit).map(shown).toList(),
                more ? Optional.of(cursor.apply(rows.get(limit - 1))) : Optional.empty());
    }

    /** A row with the name it is sorted by. */
    private record NamedAccount(StageAccountRow row, String searchName) {

        static NamedAccount of(Row row) throws SQLException {
            return new NamedAccount(
                    new StageAccountRow(
                            new AccountId(row.uuid("id")),
                            row.text("name"),
                            row.optionalText("display_name"),
                            row.optionalText("team_name"),
                            row.optionalInteger("lap"),
                            row.optionalInteger("reached").map(LoopStage::of),
                            row.optionalInstant("reached_at"),
                            row.optionalInstant("last_at")),
                    row.text("search_name"));
        }
    }
}
