package org.loyaltyloop.loop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.Cursor;
import org.loyaltyloop.kernel.InvalidCursor;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.DatabaseFailure;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;

/**
 * The figures of the loop, and the accounts behind them. A fixed number of statements, whatever the
 * number of accounts. What a figure means stands with {@link StageFigures} and {@link LoopTotals}.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class LoopQueries {

    /** The most rows of one page. */
    public static final int MAX_LIMIT = 500;

    private final Database database;
    private final Settings settings;
    private final Clock clock;

    @Inject
    LoopQueries(Database database, Settings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected LoopQueries() {
        this(null, null, null);
    }

    /** The figures of every stage and of the loop as a whole. */
    @Timed(name = "loop_figures_seconds", absolute = true)
    public LoopFigures figures(LoopFilter filter) {
        LoopSql sql = sql(filter);
        Map<LoopStage, Tally> tallies = new EnumMap<>(LoopStage.class);
        for (LoopStage stage : LoopStage.values()) {
            tallies.put(stage, new Tally());
        }
        countTouchpoints(filter, sql, tallies);
        long accounts = countAccounts(sql, tallies);
        countScores(sql, tallies);
        countStanding(sql, tallies);
        countConversions(sql, tallies);
        measureDwell(sql, tallies);
        List<StageFigures> stages =
                tallies.entrySet().stream().map(e -> e.getValue().figures(e.getKey())).toList();
        return new LoopFigures(stages, totals(sql, accounts, stages));
    }

    /** The figures of every stage, in the order of the loop. */
    public List<StageFigures> stages(LoopFilter filter) {
        return figures(filter).stages();
    }

    /**
     * Touchpoints per stage in each of so many weeks, up to the week of the period's last day;
     * weeks without any included.
     */
    public List<WeekCount> trend(LoopFilter filter, int weeks) {
        LocalDate lastMonday =
                filter.period()
                        .to()
                        .minusDays(1)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate firstMonday = lastMonday.minusWeeks(weeks - 1L);
        Map<LocalDate, Map<LoopStage, Long>> found = new HashMap<>();
        Query query =
                new Query()
                        .add(
                                "select date_trunc('week', day)::date as monday, stage, sum(n) as n from (")
                        .add(sql(filter).days(firstMonday))
                        .add(") c group by 1, 2");
        database.list(
                query.sql(),
                row ->
                        found.computeIfAbsent(
                                        row.date("monday"), m -> new EnumMap<>(LoopStage.class))
                                .put(stage(row), row.number("n")),
                query.parameters());
        List<WeekCount> trend = new ArrayList<>();
        for (LoopStage stage : LoopStage.values()) {
            for (int week = 0; week < weeks; week++) {
                LocalDate monday = firstMonday.plusWeeks(week);
                long n = found.getOrDefault(monday, Map.of()).getOrDefault(stage, 0L);
                trend.add(new WeekCount(stage, monday, n));
            }
        }
        return trend;
    }

    /** How often accounts went from one stage straight to another in the period. */
    @Timed(name = "loop_transitions_seconds", absolute = true)
    public Transitions transitions(LoopFilter filter) {
        Map<LoopStage, Map<LoopStage, Long>> counts = new EnumMap<>(LoopStage.class);
        Query query =
                new Query()
                        .add("select before, after, count(*) as n from (")
                        .add(sql(filter).pairs())
                        .add(") pair group by before, after");
        database.list(
                query.sql(),
                row ->
                        counts.computeIfAbsent(
                                        LoopStage.of(row.integer("before")),
                                        from -> new EnumMap<>(LoopStage.class))
                                .put(LoopStage.of(row.integer("after")), row.number("n")),
                query.parameters());
        return new Transitions(counts);
    }

    /**
     * The accounts behind a figure, by name.
     *
     * @param cursor the {@code next} of the page before; one of another list is an {@link
     *     InvalidCursor}
     * @param limit 1 to {@value #MAX_LIMIT}; less or more is brought to the nearest
     */
    public Slice<StageAccountRow> accounts(
            LoopFilter filter, LoopStage stage, StageSet set, Optional<String> cursor, int limit) {
        int rows = Math.max(1, Math.min(limit, MAX_LIMIT));
        Query query =
                new Query()
                        .add(
                                """
                                select living.id, living.name, living.search_name, u.display_name, t.name as team_name,
                                       h.lap, h.reached, h.reached_at, h.last_at
                                from (""")
                        .add(set(sql(filter), stage, set))
                        .add(
                                """
                                ) behind
                                join customer.v_account living on living.id = behind.account_id
                                left join staff.v_user u on u.id = living.owner_id
                                left join staff.v_team t on t.id = living.team_id
                                left join journey.v_headline h on h.account_id = living.id
                                where true""");
        cursor.map(place -> Cursor.parts(place, 3))
                .ifPresent(
                        place ->
                                query.add(
                                        "and (living.search_name, living.id) > (?, ?)",
                                        requireList(place.get(0), place.get(1)),
                                        AccountId.of(place.get(2)).value()));
        query.add("order by living.search_name, living.id limit ?", rows + 1);
        List<Named> list = database.list(query.sql(), Named::of, query.parameters());
        boolean more = list.size() > rows;
        List<Named> shown = more ? list.subList(0, rows) : list;
        return new Slice<>(
                shown.stream().map(Named::row).toList(),
                more ? Optional.of(shown.get(rows - 1).cursor()) : Optional.empty());
    }

    /** How many accounts are behind a figure. */
    public long countAccounts(LoopFilter filter, LoopStage stage, StageSet set) {
        Query query =
                new Query()
                        .add("select count(*) from (")
                        .add(set(sql(filter), stage, set))
                        .add(") behind");
        return database.number(query.sql(), query.parameters());
    }

    private static Query set(LoopSql sql, LoopStage stage, StageSet set) {
        int number = stage.number();
        return switch (set) {
            case TOUCHED ->
                    sql.touchpoints("distinct a.id as account_id").add("and t.stage = ?", number);
            case NOW ->
                    new Query()
                            .add("select account_id from (")
                            .add(sql.standing())
                            .add(") standing where stage = ?", number);
            case STALLED ->
                    new Query()
                            .add("select account_id from (")
                            .add(sql.standing())
                            .add(") standing where stage = ? and", number)
                            .add(sql.hasStalled());
            case CONVERTIBLE ->
                    sql.convertible("distinct s.account_id").add("and s.stage = ?", number);
            case CONVERTED ->
                    sql.convertible("distinct s.account_id")
                            .add("and s.stage = ? and " + LoopSql.CONVERTED, number);
            case LEFT -> sql.ended("distinct s.account_id").add("and s.stage = ?", number);
        };
    }

    private void countTouchpoints(LoopFilter filter, LoopSql sql, Map<LoopStage, Tally> tallies) {
        Query query =
                new Query()
                        .add("select stage, sum(n) as n from (")
                        .add(sql.days(filter.period().from()))
                        .add(") c group by stage");
        database.list(
                query.sql(),
                row -> tally(tallies, row).touchpoints = row.number("n"),
                query.parameters());
    }

    /**
     * Counts accounts reached and those that answered; answers how many accounts were reached in
     * any stage.
     */
    private long countAccounts(LoopSql sql, Map<LoopStage, Tally> tallies) {
        Query query =
                new Query()
                        .add("with reached as (")
                        .add(sql.touchpoints("distinct t.stage, a.id as account_id"))
                        .add("), answered as (")
                        .add(
                                sql.touchpoints(
                                        "distinct coalesce(t.survey_stage, t.stage) as stage, a.id as account_id"))
                        .add(
                                """
                                and t.survey_metric is not null)
                                select stage, count(*) as accounts, count(answered.account_id) as answered
                                from reached left join answered using (stage, account_id)
                                group by stage
                                union all
                                select 0, count(distinct account_id), 0 from reached""");
        long[] all = new long[1];
        database.list(
                query.sql(),
                row -> {
                    if (row.integer("stage") == 0) {
                        all[0] = row.number("accounts");
                        return all;
                    }
                    Tally tally = tally(tallies, row);
                    tally.accounts = row.number("accounts");
                    tally.answered = row.number("answered");
                    return tally;
                },
                query.parameters());
        return all[0];
    }

    private void countScores(LoopSql sql, Map<LoopStage, Tally> tallies) {
        Query query =
                new Query()
                        .add("select stage, survey_metric, survey_score, count(*) as n from (")
                        .add(
                                sql.touchpoints(
                                        "coalesce(t.survey_stage, t.stage) as stage, t.survey_metric, t.survey_score"))
                        .add("and t.survey_metric is not null) answer group by 1, 2, 3");
        database.list(
                query.sql(),
                row ->
                        tally(tallies, row)
                                .scores
                                .compute(
                                        row.constant("survey_metric", SurveyMetric.class),
                                        (metric, scores) -> answered(row, metric, scores)),
                query.parameters());
    }

    private static Scores answered(Row row, SurveyMetric metric, @Nullable Scores scores) {
        try {
            return (scores == null ? Scores.none(metric) : scores)
                    .and(row.integer("survey_score"), row.number("n"));
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private void countStanding(LoopSql sql, Map<LoopStage, Tally> tallies) {
        Query query =
                new Query()
                        .add(
                                "select p.stage, p.days, count(standing.account_id) as accounts, count(*) filter (where")
                        .add(
                                new Query()
                                        .add(
                                                "standing.last_at < ? - interval '24 hours' * p.days",
                                                sql.asOf()))
                        .add(") as stalled from journey.patience p left join (")
                        .add(sql.standing())
                        .add(") standing on standing.stage = p.stage group by p.stage, p.days");
        database.list(
                query.sql(),
                row -> {
                    Tally tally = tally(tallies, row);
                    tally.accountsNow = row.number("accounts");
                    tally.stalled = row.number("stalled");
                    tally.patienceDays = row.integer("days");
                    return tally;
                },
                query.parameters());
    }

    private void countConversions(LoopSql sql, Map<LoopStage, Tally> tallies) {
        Query query =
                sql.convertible(
                                "s.stage, count(*) as laps, count(*) filter (where %s) as converted"
                                        .formatted(LoopSql.CONVERTED))
                        .add("group by s.stage");
        database.list(
                query.sql(),
                row ->
                        tally(tallies, row).conversion =
                                Measure.share(row.number("converted"), row.number("laps")),
                query.parameters());
    }

    private void measureDwell(LoopSql sql, Map<LoopStage, Tally> tallies) {
        Query query =
                sql.ended(
                                """
                                s.stage, count(*) as n,
                                percentile_cont(0.5) within group (
                                    order by extract(epoch from s.left_at - s.reached_at)::float8 / 86400) as median,
                                percentile_cont(0.9) within group (
                                    order by extract(epoch from s.left_at - s.reached_at)::float8 / 86400) as p90""")
                        .add("group by s.stage");
        database.list(
                query.sql(),
                row -> {
                    Tally tally = tally(tallies, row);
                    tally.staysEnded = row.number("n");
                    tally.medianDwell = row.optionalReal("median");
                    tally.p90Dwell = row.optionalReal("p90");
                    return tally;
                },
                query.parameters());
    }

    private LoopTotals totals(LoopSql sql, long accounts, List<StageFigures> stages) {
        Query closure =
                sql.laps(
                                "count(*) as laps, count(*) filter (where l.short_loop) as short",
                                "started_at")
                        .add("and l.lap > 1 and l.bought = 'YES'");
        Measure closed =
                database.first(
                                closure.sql(),
                                row -> Measure.share(row.number("short"), row.number("laps")),
                                closure.parameters())
                        .orElse(Measure.NONE);
        Query ended =
                sql.laps(
                        """
                        count(*) as n, percentile_cont(0.5) within group (
                            order by extract(epoch from l.ended_at - l.started_at)::float8 / 86400) as median""",
                        "ended_at");
        return database.first(
                        ended.sql(),
                        row ->
                                new LoopTotals(
                                        stages.stream().mapToLong(StageFigures::touchpoints).sum(),
                                        accounts,
                                        stages.stream().mapToLong(StageFigures::accountsNow).sum(),
                                        stages.stream().mapToLong(StageFigures::stalled).sum(),
                                        closed,
                                        row.optionalReal("median"),
                                        row.number("n")),
                        ended.parameters())
                .orElseThrow();
    }

    private LoopSql sql(LoopFilter filter) {
        return new LoopSql(filter, settings.zone(), clock.instant());
    }

    private static LoopStage stage(Row row) throws SQLException {
        return LoopStage.of(row.integer("stage"));
    }

    private static Tally tally(Map<LoopStage, Tally> tallies, Row row) throws SQLException {
        return Objects.requireNonNull(tallies.get(stage(row)));
    }

    private static String requireList(String list, String searchName) {
        if (!list.equals("stage-accounts")) {
            throw new InvalidCursor();
        }
        return searchName;
    }

    /** What is being counted for a stage. */
    private static final class Tally {
        long touchpoints;
        long accounts;
        long answered;
        long accountsNow;
        long stalled;
        int patienceDays;
        long staysEnded;
        Measure conversion = Measure.NONE;
        OptionalDouble medianDwell = OptionalDouble.empty();
        OptionalDouble p90Dwell = OptionalDouble.empty();
        final Map<SurveyMetric, Scores> scores = new EnumMap<>(SurveyMetric.class);

        StageFigures figures(LoopStage stage) {
            Map<SurveyMetric, Measure> measures = new EnumMap<>(SurveyMetric.class);
            Arrays.stream(SurveyMetric.values())
                    .forEach(
                            metric ->
                                    measures.put(
                                            metric,
                                            scores.getOrDefault(metric, Scores.none(metric))
                                                    .measure()));
            return new StageFigures(
                    stage,
                    touchpoints,
                    accounts,
                    accountsNow,
                    conversion,
                    medianDwell,
                    p90Dwell,
                    staysEnded,
                    stalled,
                    patienceDays,
                    measures,
                    accounts == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of((double) answered / accounts));
        }
    }

    /** A row with the name it is sorted by. */
    private record Named(StageAccountRow row, String searchName) {

        static Named of(Row row) throws SQLException {
            return new Named(
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

        String cursor() {
            return Cursor.of("stage-accounts", searchName, row.account().toString());
        }
    }
}
