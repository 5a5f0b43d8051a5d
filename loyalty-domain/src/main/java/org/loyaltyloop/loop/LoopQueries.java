package org.loyaltyloop.loop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.kernel.InvalidCursor;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * The figures of the loop, and the records behind them. A fixed number of statements, whatever the
 * number of accounts. What a figure means stands with {@link StageFigures} and its neighbours.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class LoopQueries {

    /** The most rows of one page. */
    public static final int MAX_LIMIT = 500;

    private final Database database;
    private final Settings settings;
    private final Clock clock;
    private final Sheets sheets;
    private final SheetStore store;
    private final Answers answers = new Answers();

    @Inject
    LoopQueries(
            Database database, Settings settings, Clock clock, Sheets sheets, SheetStore store) {
        this.sheets = sheets;
        this.store = store;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected LoopQueries() {
        this(null, null, null, null, null);
    }

    /** The figures of every stage and of the loop as a whole. */
    @Timed(name = "loop_figures_seconds", absolute = true)
    public LoopFigures figures(LoopFilter filter) {
        return answer("figures", filter, limits(), StageMeasures::figures);
    }

    /**
     * One measure of a stage, in the unit of its targets, by one or two statements: for whoever
     * needs no more. What is no estimate (a median, coverage) has no interval.
     */
    public Measure measure(LoopFilter filter, LoopStage stage, TargetMeasure measure) {
        StageMeasures.Limits limits =
                measure == TargetMeasure.CONVERSION ? limits() : StageMeasures.NO_LIMITS;
        return answer(
                "measure " + stage + " " + measure,
                filter,
                limits,
                measures -> measures.measure(stage, measure));
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
        LocalDate firstMonday =
                filter.period()
                        .to()
                        .minusDays(1)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .minusWeeks(weeks - 1L);
        Period period = new Period(firstMonday, filter.period().to());
        return answer(
                "trend",
                filter.in(period),
                StageMeasures.NO_LIMITS,
                measures -> trend(measures.touchpointsByDay(), firstMonday, weeks));
    }

    private static List<WeekCount> trend(
            Map<LocalDate, Counts> days, LocalDate firstMonday, int weeks) {
        Map<LocalDate, long[]> found = new HashMap<>();
        days.forEach(
                (day, counts) -> {
                    long[] week =
                            found.computeIfAbsent(
                                    day.with(DayOfWeek.MONDAY), monday -> new long[9]);
                    counts.forEach((key, n) -> week[Key.stageOfPlace(key)] += n);
                });
        List<WeekCount> trend = new ArrayList<>();
        for (LoopStage stage : LoopStage.values()) {
            for (int week = 0; week < weeks; week++) {
                LocalDate monday = firstMonday.plusWeeks(week);
                long n = found.getOrDefault(monday, new long[9])[stage.number()];
                trend.add(new WeekCount(stage, monday, n));
            }
        }
        return trend;
    }

    /** How often accounts went from one stage straight to another in the period, or were lost. */
    @Timed(name = "loop_transitions_seconds", absolute = true)
    public Transitions transitions(LoopFilter filter) {
        return answer("transitions", filter, limits(), StageMeasures::transitions);
    }

    /** The laps of the period: how long they took, which way they went, what they skipped. */
    public LapFigures laps(LoopFilter filter) {
        return answer("laps", filter, StageMeasures.NO_LIMITS, StageMeasures::laps);
    }

    /** How laps came to a stage in the period, and where they went from it. */
    public StageFlows flows(LoopFilter filter, LoopStage stage) {
        return answer(
                "flows " + stage,
                filter,
                StageMeasures.NO_LIMITS,
                measures -> measures.flows(stage));
    }

    /** Touchpoints by stage, department and channel; those without any are absent. */
    public List<HeatCell> heat(LoopFilter filter) {
        return answer("heat", filter, StageMeasures.NO_LIMITS, StageMeasures::heat);
    }

    /** Days of the stays in the stage that ended in the period. */
    public Histogram dwellDays(LoopFilter filter, LoopStage stage) {
        return answer(
                "dwell " + stage,
                filter,
                StageMeasures.NO_LIMITS,
                measures -> measures.dwell(stage));
    }

    /** Minutes to the first response to touchpoints of the stage in the period. */
    public Histogram responseMinutes(LoopFilter filter, LoopStage stage) {
        return answer(
                "responses " + stage,
                filter,
                StageMeasures.NO_LIMITS,
                measures -> measures.responses(stage));
    }

    /**
     * What customers wrote with their answers about the stage in the period, low scores first and
     * among equals the newest.
     *
     * @param cursor the {@code next} of the page before; one of another list is an {@link
     *     InvalidCursor}
     * @param limit 1 to {@value #MAX_LIMIT}; less or more is brought to the nearest
     */
    public Slice<Verbatim> verbatims(
            LoopFilter filter, LoopStage stage, Optional<String> cursor, int limit) {
        return new RecordsBehind(database, filter, settings.zone(), today())
                .verbatims(stage, cursor, Math.max(1, Math.min(limit, MAX_LIMIT)));
    }

    /** How many customers wrote something. */
    public long countVerbatims(LoopFilter filter, LoopStage stage) {
        return new RecordsBehind(database, filter, settings.zone(), today()).countVerbatims(stage);
    }

    /**
     * The accounts behind a figure of a stage, or of all of them, by name.
     *
     * @param cursor the {@code next} of the page before; one of another list is an {@link
     *     InvalidCursor}
     * @param limit 1 to {@value #MAX_LIMIT}; less or more is brought to the nearest
     */
    public Slice<StageAccountRow> accounts(
            LoopFilter filter,
            Optional<LoopStage> stage,
            StageSet set,
            Optional<String> cursor,
            int limit) {
        return new RecordsBehind(database, filter, settings.zone(), today())
                .accounts(stage, set, cursor, Math.max(1, Math.min(limit, MAX_LIMIT)));
    }

    /** How many different accounts are behind a figure of a stage, or of all of them. */
    public long countAccounts(LoopFilter filter, Optional<LoopStage> stage, StageSet set) {
        return new RecordsBehind(database, filter, settings.zone(), today()).count(stage, set);
    }

    /** The accounts behind a figure of one stage, by name. */
    public Slice<StageAccountRow> accounts(
            LoopFilter filter, LoopStage stage, StageSet set, Optional<String> cursor, int limit) {
        return accounts(filter, Optional.of(stage), set, cursor, limit);
    }

    /** How many different accounts are behind a figure of one stage. */
    public long countAccounts(LoopFilter filter, LoopStage stage, StageSet set) {
        return countAccounts(filter, Optional.of(stage), set);
    }

    /**
     * Works an answer out, or remembers it: from sheets, or from ledgers where they do not know
     * enough; from the facts where neither can be used.
     */
    private <T> T answer(
            String what,
            LoopFilter filter,
            StageMeasures.Limits limits,
            Function<StageMeasures, T> work) {
        LocalDate today = today();
        Function<CountSource, T> from =
                source -> work.apply(new StageMeasures(source, limits, filter.period(), today));
        FactSource facts = new FactSource(database, filter, settings.zone());
        Optional<SheetStore.State> state = sheets.refresh();
        if (state.isEmpty()) {
            return from.apply(facts);
        }
        // Who belongs to a team changes without the sheets; what is pending does so every second.
        if (filter.singlesOutAccounts() || state.get().notes()) {
            return from.apply(source(filter, limits, facts, today));
        }
        return answers.of(
                state.get().revision(),
                new Answers.Question(what, filter, limits, today),
                () -> from.apply(source(filter, limits, facts, today)));
    }

    private CountSource source(
            LoopFilter filter, StageMeasures.Limits limits, FactSource facts, LocalDate today) {
        Members members = members(filter);
        FactSource ofAll =
                new FactSource(
                        database,
                        LoopFilter.of(filter.period()).about(filter.offering()),
                        settings.zone());
        SheetSource plain =
                new SheetSource(
                        sheets, store, filter, members.set(), ofAll, limits.patience(), today);
        return filter.singlesOut()
                ? new LedgerSource(sheets.ledgers(), filter, members, plain, facts, today)
                : plain;
    }

    /** The accounts asked for, by what they are today. */
    private Members members(LoopFilter filter) {
        if (!filter.singlesOutAccounts()) {
            return Members.ALL;
        }
        Query query =
                new Query()
                        .add("select a.number from customer.account a where a.merged_into is null")
                        .add(new FactSql(filter, settings.zone()).accounts());
        return Members.of(
                database.list(
                        query.sql(),
                        row -> Math.toIntExact(row.number("number")),
                        query.parameters()));
    }

    private StageMeasures.Limits limits() {
        Map<Integer, Integer> patience = new HashMap<>();
        Map<Integer, Integer> window = new HashMap<>();
        List<Integer> lostAfter =
                database.list(
                        """
                        select p.stage::int as stage, p.days, w.conversion_window_days, l.lost_after_days
                        from journey.patience p
                        join loop.stage_setting w on w.stage = p.stage
                        cross join loop.setting l
                        """,
                        row -> {
                            patience.put(row.integer("stage"), row.integer("days"));
                            window.put(row.integer("stage"), row.integer("conversion_window_days"));
                            return row.integer("lost_after_days");
                        });
        return new StageMeasures.Limits(patience, window, lostAfter.get(0));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }
}
