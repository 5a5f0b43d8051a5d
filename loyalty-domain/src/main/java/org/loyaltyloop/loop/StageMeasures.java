package org.loyaltyloop.loop;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.loyaltyloop.journey.Stages;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;

/** Makes figures of counts, as {@link StageFigures} and its neighbours define them. */
final class StageMeasures {

    private static final int MOST_PATHS = 12;
    private static final int STAGES = LoopStage.values().length;

    private final CountSource source;
    private final Limits limits;
    private final Period period;
    private final LocalDate today;

    /**
     * @param limits by the days that the firm has set
     * @param today the day it is now in the firm's zone
     */
    StageMeasures(CountSource source, Limits limits, Period period, LocalDate today) {
        this.source = source;
        this.limits = limits;
        this.period = period;
        this.today = today;
    }

    /**
     * Days that the firm has set.
     *
     * @param patience by stage number, after how many days without a move an account has stalled
     * @param window by stage number, within how many days a lap converts
     * @param lostAfter after how many days without a move an account is lost
     */
    record Limits(Map<Integer, Integer> patience, Map<Integer, Integer> window, int lostAfter) {}

    /** For measures that depend on none. */
    static final Limits NO_LIMITS = new Limits(Map.of(), Map.of(), Integer.MAX_VALUE);

    private static final double MINUTES = 60;

    /** One measure of a stage; medians and coverage have no interval. */
    Measure measure(LoopStage stage, TargetMeasure measure) {
        int i = stage.number();
        return switch (measure) {
            case CONVERSION -> conversions().get(i);
            case NPS, CES1, CES2, CSAT ->
                    measures(scores().get(i))
                            .getOrDefault(SurveyMetric.valueOf(measure.name()), Measure.NONE);
            case COVERAGE -> coverage(i);
            case DWELL_MEDIAN -> median(dwells().get(i), 1);
            case FIRST_RESPONSE -> median(responses().get(i), MINUTES);
        };
    }

    private Measure coverage(int stage) {
        CountSource.Reach reach = source.reach(period);
        long accounts = reach.accounts().getOrDefault(stage, 0L);
        return accounts == 0
                ? Measure.NONE
                : plain((double) reach.answered().getOrDefault(stage, 0L) / accounts, accounts);
    }

    private static Measure median(Spread spread, double unit) {
        return spread.median().isEmpty()
                ? Measure.NONE
                : plain(spread.median().getAsDouble() / unit, spread.n());
    }

    private static Measure plain(double value, long n) {
        return new Measure(
                OptionalDouble.of(value), OptionalDouble.empty(), OptionalDouble.empty(), n);
    }

    private List<Spread> dwells() {
        return spreads(Topic.LEFT, Key::stageOfStay, Key::days);
    }

    private List<Spread> responses() {
        return spreads(Topic.RESPONSES, key -> key >> 18, key -> (int) Key.minutes(key & 1023));
    }

    LoopFigures figures() {
        long[] touchpoints = byStage(source.sum(Topic.TOUCHPOINTS, period), Key::stageOfPlace);
        CountSource.Reach reach = source.reach(period);
        Map<Integer, CountSource.Standing> standing =
                source.standing(period.to(), period.to().isBefore(today) ? period.to() : today);
        List<Map<SurveyMetric, Scores>> scores = scores();
        List<Measure> conversions = conversions();
        List<Spread> dwell = dwells();
        List<Spread> responses = responses();
        List<StageFigures> stages = new ArrayList<>();
        for (LoopStage stage : LoopStage.values()) {
            int i = stage.number();
            CountSource.Standing now = standing.getOrDefault(i, CountSource.Standing.NOBODY);
            stages.add(
                    new StageFigures(
                            stage,
                            touchpoints[i],
                            reach.accounts().getOrDefault(i, 0L),
                            reach.answered().getOrDefault(i, 0L),
                            now.accounts(),
                            conversions.get(i),
                            dwell.get(i),
                            now.stalled(),
                            limits.patience().getOrDefault(i, 0),
                            measures(scores.get(i)),
                            responses.get(i)));
        }
        LoopTotals totals =
                new LoopTotals(
                        Arrays.stream(touchpoints).sum(),
                        reach.all(),
                        stages.stream().mapToLong(StageFigures::accountsNow).sum(),
                        stages.stream().mapToLong(StageFigures::stalled).sum(),
                        closure(),
                        lapDays());
        return new LoopFigures(stages, totals, source.pending());
    }

    /** By stage number, survey answers by metric. */
    private List<Map<SurveyMetric, Scores>> scores() {
        List<Map<SurveyMetric, Scores>> stages = new ArrayList<>();
        for (int i = 0; i <= STAGES; i++) {
            stages.add(new EnumMap<>(SurveyMetric.class));
        }
        source.sum(Topic.SCORES, period)
                .forEach(
                        (key, n) -> {
                            SurveyMetric metric = SurveyMetric.values()[key >> 4 & 3];
                            stages.get(Key.stageOfPlace(key >> 6))
                                    .compute(
                                            metric,
                                            (m, known) ->
                                                    (known == null ? Scores.none(metric) : known)
                                                            .and(key & 15, n));
                        });
        return stages;
    }

    private static Map<SurveyMetric, Measure> measures(Map<SurveyMetric, Scores> scores) {
        Map<SurveyMetric, Measure> measures = new EnumMap<>(SurveyMetric.class);
        for (SurveyMetric metric : SurveyMetric.values()) {
            measures.put(metric, scores.getOrDefault(metric, Scores.none(metric)).measure());
        }
        return measures;
    }

    /** By stage number; stages with the same window share what is read. */
    private List<Measure> conversions() {
        Map<Integer, Counts> byWindow = new HashMap<>();
        List<Measure> conversions = new ArrayList<>();
        conversions.add(Measure.NONE);
        for (int stage = 1; stage <= STAGES; stage++) {
            int own = stage;
            int window = limits.window().getOrDefault(stage, 60);
            long[] laps = new long[2];
            byWindow.computeIfAbsent(window, this::reachedBefore)
                    .forEach(
                            (key, n) -> {
                                if (Key.stageOfStay(key) == own) {
                                    laps[0] += n;
                                    boolean further = Key.nextOfStay(key) > 0;
                                    laps[1] += further && Key.days(key) <= window ? n : 0;
                                }
                            });
            conversions.add(Measure.share(laps[1], laps[0]));
        }
        return conversions;
    }

    /** What was reached on those days of the period whose window has passed. */
    private Counts reachedBefore(int window) {
        return upTo(period, today.minusDays(window))
                .map(passed -> source.sum(Topic.REACHED, passed))
                .orElseGet(Counts::new);
    }

    private static Optional<Period> upTo(Period period, LocalDate day) {
        LocalDate end = day.isBefore(period.to()) ? day : period.to();
        return period.from().isBefore(end)
                ? Optional.of(new Period(period.from(), end))
                : Optional.empty();
    }

    private List<Spread> spreads(Topic topic, IntUnaryOperator stage, IntUnaryOperator time) {
        List<Map<Long, Long>> stages = new ArrayList<>();
        for (int i = 0; i <= STAGES; i++) {
            stages.add(new HashMap<>());
        }
        source.sum(topic, period)
                .forEach(
                        (key, n) ->
                                stages.get(stage.applyAsInt(key))
                                        .merge((long) time.applyAsInt(key), n, Long::sum));
        return stages.stream().map(Spread::of).toList();
    }

    /** How long stays in the stage took that ended in the period, in days. */
    Histogram dwell(LoopStage stage) {
        return Histogram.of(
                times(Topic.LEFT, key -> Key.stageOfStay(key) == stage.number(), Key::days),
                Histogram.DAYS);
    }

    /** How long customers waited for a first response, in minutes. */
    Histogram responses(LoopStage stage) {
        return Histogram.of(
                times(
                        Topic.RESPONSES,
                        key -> key >> 18 == stage.number(),
                        key -> (int) Key.minutes(key & 1023)),
                Histogram.MINUTES);
    }

    private Map<Long, Long> times(Topic topic, IntPredicate which, IntUnaryOperator time) {
        Map<Long, Long> times = new TreeMap<>();
        source.sum(topic, period)
                .forEach(
                        (key, n) -> {
                            if (which.test(key)) {
                                times.merge((long) time.applyAsInt(key), n, Long::sum);
                            }
                        });
        return times;
    }

    LapFigures laps() {
        Map<Integer, Long> paths = new HashMap<>();
        Map<LoopStage, Long> skipped = new EnumMap<>(LoopStage.class);
        long[] ended = new long[1];
        source.sum(Topic.ENDED, period)
                .forEach(
                        (key, n) -> {
                            Stages visited = new Stages(key & 255);
                            ended[0] += n;
                            paths.merge(visited.mask(), n, Long::sum);
                            for (LoopStage before : LoopStage.of(key >> 8).before()) {
                                if (!visited.contains(before)) {
                                    skipped.merge(before, n, Long::sum);
                                }
                            }
                        });
        List<LapFigures.LoopPath> commonest =
                paths.entrySet().stream()
                        .sorted(
                                Map.Entry.<Integer, Long>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOST_PATHS)
                        .map(
                                e ->
                                        new LapFigures.LoopPath(
                                                new Stages(e.getKey()).list(), e.getValue()))
                        .toList();
        return new LapFigures(ended[0], lapDays(), closure(), commonest, skipped);
    }

    private Spread lapDays() {
        return Spread.of(times(Topic.LAP_DAYS, key -> true, key -> key));
    }

    private Measure closure() {
        long[] laps = new long[2];
        source.sum(Topic.STARTED, period)
                .forEach(
                        (key, n) -> {
                            laps[0] += (key & 3) == Key.NO_CLOSURE ? 0 : n;
                            laps[1] += (key & 3) == Key.SHORT_LOOP ? n : 0;
                        });
        return Measure.share(laps[1], laps[0]);
    }

    StageFlows flows(LoopStage stage) {
        Map<LoopStage, Long> in = new EnumMap<>(LoopStage.class);
        Map<LoopStage, Long> out = new EnumMap<>(LoopStage.class);
        source.sum(Topic.LEFT, period)
                .forEach(
                        (key, n) -> {
                            LoopStage from = LoopStage.of(Key.stageOfStay(key));
                            LoopStage to = LoopStage.of(Key.nextOfStay(key));
                            if (to == stage) {
                                in.merge(from, n, Long::sum);
                            }
                            if (from == stage) {
                                out.merge(to, n, Long::sum);
                            }
                        });
        long[] reached = new long[2];
        source.sum(Topic.REACHED, period)
                .forEach(
                        (key, n) -> {
                            if (Key.stageOfStay(key) == stage.number()) {
                                reached[0] += n;
                                reached[1] += Key.nextOfStay(key) == 0 ? n : 0;
                            }
                        });
        // A stay begins where another ends, but for an account's very first.
        long came = in.values().stream().mapToLong(Long::longValue).sum();
        return new StageFlows(in, Math.max(0, reached[0] - came), out, reached[1]);
    }

    /** Touchpoints of each day. */
    Map<LocalDate, Counts> touchpointsByDay() {
        return source.days(Topic.TOUCHPOINTS, period);
    }

    List<HeatCell> heat() {
        List<HeatCell> cells = new ArrayList<>();
        source.sum(Topic.TOUCHPOINTS, period)
                .forEach(
                        (key, n) ->
                                cells.add(
                                        new HeatCell(
                                                LoopStage.of(Key.stageOfPlace(key)),
                                                Key.department(key),
                                                Key.channel(key),
                                                n)));
        return cells;
    }

    Transitions transitions() {
        Map<LoopStage, Map<LoopStage, Long>> counts = new EnumMap<>(LoopStage.class);
        source.sum(Topic.PAIRS, period)
                .forEach(
                        (key, n) -> {
                            if (Key.days(key) <= limits.lostAfter()) {
                                counts.computeIfAbsent(
                                                LoopStage.of(Key.stageOfStay(key)),
                                                from -> new EnumMap<>(LoopStage.class))
                                        .merge(LoopStage.of(Key.nextOfStay(key)), n, Long::sum);
                            }
                        });
        Map<LoopStage, Long> starts = new EnumMap<>(LoopStage.class);
        source.sum(Topic.STARTED, period)
                .forEach((key, n) -> starts.merge(LoopStage.of(key >> 2), n, Long::sum));
        return new Transitions(counts, lost(), starts);
    }

    /** Accounts whose days without a move were over in the period, by the stage of the last one. */
    private Map<LoopStage, Long> lost() {
        Map<LoopStage, Long> lost = new EnumMap<>(LoopStage.class);
        upTo(period, today)
                .map(p -> new Period(before(p.from()), before(p.to())))
                .map(p -> source.sum(Topic.GAPS, p))
                .ifPresent(
                        gaps ->
                                gaps.forEach(
                                        (key, n) -> {
                                            int days = Key.days(key);
                                            if (days == 0 || days > limits.lostAfter()) {
                                                lost.merge(
                                                        LoopStage.of(Key.stageOfGap(key)),
                                                        n,
                                                        Long::sum);
                                            }
                                        }));
        return lost;
    }

    private LocalDate before(LocalDate day) {
        return day.minusDays(limits.lostAfter());
    }

    private static long[] byStage(Counts counts, IntUnaryOperator stage) {
        long[] stages = new long[STAGES + 1];
        counts.forEach((key, n) -> stages[stage.applyAsInt(key)] += n);
        return stages;
    }
}
