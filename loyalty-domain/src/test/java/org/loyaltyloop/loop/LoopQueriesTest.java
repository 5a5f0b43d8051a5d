package org.loyaltyloop.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.InvalidCursor;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.offering.OfferingFixture;
import org.loyaltyloop.offering.ProductLineId;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.RecordOutcome;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.touchpoint.TouchpointDraft;

/**
 * Every figure against the same figure counted the long way, over a random year with late
 * touchpoints and a merge.
 */
@Tag("database")
class LoopQueriesTest {

    private static final World WORLD = new World();
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String[] TYPES = {
        "ARTICLE_READ",
        "WEB_VISIT",
        "WEB_VISIT",
        "QUOTE_REQUESTED",
        "ORDER_PLACED",
        "PAYMENT_RECEIVED",
        "DELIVERY",
        "QUESTION",
        "SURVEY_ANSWERED",
        "SURVEY_ANSWERED",
        "REFERRAL",
        "EMAIL_OUT"
    };
    private static Optional<TeamId> team = Optional.empty();
    private static Optional<ProductLineId> paper = Optional.empty();

    @BeforeAll
    static void aYearGoesBy() {
        WORLD.clock.set(START.plus(Duration.ofDays(345)));
        Random chance = new Random(7);
        WORLD.sql.update("update loop.setting set lost_after_days = ?", Recount.LOST);
        paper = Optional.of(OfferingFixture.line(WORLD.sql, "PAPER"));
        WORLD.database.inTransaction(
                () -> {
                    team = Optional.of(WORLD.customers.team("North"));
                    List<AccountId> accounts = new ArrayList<>();
                    for (int i = 0; i < 25; i++) {
                        accounts.add(
                                WORLD.customers.account(
                                        "Account " + i, i % 3 == 0 ? team : Optional.empty()));
                    }
                    List<TouchpointDraft> drafts = new ArrayList<>();
                    for (int i = 0; i < 500; i++) {
                        drafts.add(draft(chance, accounts.get(chance.nextInt(accounts.size())), i));
                    }
                    for (int i = 0; i < drafts.size(); i += 100) {
                        assertThat(WORLD.record(drafts.subList(i, i + 100)))
                                .allMatch(RecordOutcome.Recorded.class::isInstance);
                    }
                    WORLD.merge(accounts.get(1), accounts.get(0));
                    WORLD.move(accounts.get(4), team);
                });
    }

    private static TouchpointDraft draft(Random chance, AccountId account, int serial) {
        String type = TYPES[chance.nextInt(TYPES.length)];
        TouchpointDraft draft =
                new TouchpointDraft()
                        .account(account)
                        .type(type)
                        .occurredAt(START.plus(Duration.ofHours(chance.nextInt(300 * 24))))
                        .known("test", "q-" + serial)
                        .orderRef(type.equals("ORDER_PLACED") ? "O-" + chance.nextInt(60) : null);
        if (chance.nextInt(3) == 0) {
            draft.offering("PAPER");
        }
        if (type.equals("EMAIL_OUT")) {
            draft.stage("INTERACTION");
        }
        if (type.equals("SURVEY_ANSWERED")) {
            SurveyMetric metric = SurveyMetric.values()[chance.nextInt(4)];
            int score = metric.least() + chance.nextInt(metric.most() - metric.least() + 1);
            draft.survey(
                    metric.name(),
                    score,
                    chance.nextBoolean() ? "SERVICE" : null,
                    serial % 3 == 0 ? null : "Words " + serial);
        }
        return draft;
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    static Stream<LoopFilter> filters() {
        LoopFilter year =
                LoopFilter.of(new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1)));
        LoopFilter spring =
                LoopFilter.of(new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 6, 1)));
        LoopFilter summerTime =
                LoopFilter.of(new Period(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 3, 30)));
        return Stream.of(
                year,
                spring,
                summerTime,
                spring.ofTeam(team),
                spring.by(Optional.of(Department.MARKETING)),
                year.ofTeam(team).by(Optional.of(Department.SALES)),
                year.along(Optional.of(Channel.WEB)),
                year.about(paper),
                spring.about(paper).ofTeam(team),
                year.inSector(Optional.of("none of them")),
                LoopFilter.of(new Period(LocalDate.of(2026, 12, 1), LocalDate.of(2027, 2, 1))));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void everyFigureIsWhatALongCountComesTo(LoopFilter filter) {
        Recount recount = recount(filter);
        LoopFigures figures = WORLD.loop.figures(filter);

        for (StageFigures stage : figures.stages()) {
            LoopStage s = stage.stage();
            assertThat(stage.touchpoints())
                    .as("touchpoints %s", s)
                    .isEqualTo(recount.touchpoints(s));
            assertThat(stage.accounts()).as("accounts %s", s).isEqualTo(recount.touched(s).size());
            assertThat(stage.accountsNow()).as("now %s", s).isEqualTo(recount.standing(s).size());
            assertThat(stage.stalled()).as("stalled %s", s).isEqualTo(recount.stalled(s).size());
            assertThat(stage.conversion())
                    .as("conversion %s", s)
                    .isEqualTo(
                            Measure.share(
                                    recount.converted(s).size(), recount.convertible(s).size()));
            assertThat(stage.staysEnded()).as("stays %s", s).isEqualTo(recount.ended(s).size());
            assertSpread("dwell " + s, stage.dwell(), recount.dwellDays(s));
            assertSpread("response " + s, stage.firstResponse(), recount.responses(s));
            assertSpread(
                    "histogram " + s,
                    WORLD.loop.responseMinutes(filter, s).spread(),
                    recount.responses(s));
            for (SurveyMetric metric : SurveyMetric.values()) {
                assertThat(stage.score(metric))
                        .as("%s %s", metric, s)
                        .isEqualTo(recount.scores(s, metric).measure());
            }
            if (stage.accounts() == 0) {
                assertThat(stage.coverage()).isEmpty();
            } else {
                assertThat(stage.coverage().orElseThrow())
                        .as("coverage %s", s)
                        .isEqualTo(
                                (double) recount.coveredAccounts(s) / stage.accounts(),
                                within(1e-9));
            }
        }
        assertSpread("laps", figures.totals().lapDays(), recount.lapDays());
        long shortLoops = recount.closures.stream().filter(closed -> closed).count();
        assertThat(figures.totals().closure())
                .isEqualTo(Measure.share(shortLoops, recount.closures.size()));
    }

    private static void assertSpread(String what, Spread spread, List<Long> times) {
        assertThat(spread.n()).as(what).isEqualTo(times.size());
        if (times.isEmpty()) {
            assertThat(spread.median()).as(what).isEmpty();
        } else {
            assertThat(spread.median().orElseThrow())
                    .as("median of " + what)
                    .isEqualTo(Recount.percentile(times, 0.5), within(1e-6));
            assertThat(spread.p90().orElseThrow())
                    .as("p90 of " + what)
                    .isEqualTo(Recount.percentile(times, 0.9), within(1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("filters")
    void lapsAndLossesAreWhatALongCountComesTo(LoopFilter filter) {
        Recount recount = recount(filter);
        LapFigures laps = WORLD.loop.laps(filter);
        Transitions transitions = WORLD.loop.transitions(filter);

        assertThat(laps.ended()).isEqualTo(recount.ended.size());
        assertThat(laps.paths().stream().mapToLong(LapFigures.LoopPath::laps).sum())
                .isLessThanOrEqualTo(laps.ended());
        for (LapFigures.LoopPath path : laps.paths()) {
            assertThat(path.laps())
                    .as("laps along %s", path.stages())
                    .isEqualTo(
                            recount.ended.stream()
                                    .filter(lap -> lap.visited().list().equals(path.stages()))
                                    .count());
        }
        for (LoopStage stage : LoopStage.values()) {
            assertThat(laps.skipped(stage)).isEqualTo(recount.skipped(stage));
            assertThat(transitions.lost(stage)).as("lost %s", stage).isEqualTo(recount.lost(stage));
            assertThat(transitions.starts(stage)).isEqualTo(recount.starts.getOrDefault(stage, 0L));
        }
    }

    @Test
    void theYearHasSomethingToCountInEveryFigure() {
        LoopFigures figures = WORLD.loop.figures(filters().findFirst().orElseThrow());

        assertThat(figures.stages()).allMatch(s -> s.touchpoints() > 0);
        assertThat(figures.stages()).anyMatch(s -> s.stalled() > 0);
        assertThat(figures.stages())
                .anyMatch(s -> s.conversion().n() > 10 && s.conversion().value().orElseThrow() > 0);
        assertThat(figures.totals().closure().n()).isPositive();
        assertThat(figures.totals().lapsEnded()).isPositive();
        assertThat(figures.of(LoopStage.SERVICE).coverage().orElseThrow()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void transitionsArePairsOfConsecutiveTouchpoints(LoopFilter filter) {
        Recount recount = recount(filter);
        Transitions transitions = WORLD.loop.transitions(filter);

        for (LoopStage before : LoopStage.values()) {
            for (LoopStage after : LoopStage.values()) {
                assertThat(transitions.count(before, after))
                        .as("%s to %s", before, after)
                        .isEqualTo(recount.transitions(before, after));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("filters")
    void behindEveryFigureAreItsAccounts(LoopFilter filter) {
        Recount recount = recount(filter);
        for (LoopStage stage : LoopStage.values()) {
            assertBehind(filter, stage, StageSet.TOUCHED, recount.touched(stage));
            assertBehind(filter, stage, StageSet.NOW, recount.standing(stage));
            assertBehind(filter, stage, StageSet.STALLED, recount.stalled(stage));
            assertBehind(filter, stage, StageSet.CONVERTIBLE, accounts(recount.convertible(stage)));
            assertBehind(filter, stage, StageSet.CONVERTED, accounts(recount.converted(stage)));
            assertBehind(filter, stage, StageSet.LEFT, accounts(recount.ended(stage)));
        }
    }

    @ParameterizedTest
    @MethodSource("filters")
    void heatAndFlowsAreWhatALongCountComesTo(LoopFilter filter) {
        Recount recount = recount(filter);

        assertThat(
                        WORLD.loop.heat(filter).stream()
                                .collect(
                                        Collectors.toMap(
                                                cell ->
                                                        List.of(
                                                                cell.stage().name(),
                                                                cell.department().name(),
                                                                cell.channel().name()),
                                                HeatCell::touchpoints)))
                .isEqualTo(recount.heat());
        for (LoopStage stage : LoopStage.values()) {
            StageFlows flows = WORLD.loop.flows(filter, stage);
            long came = 0;
            for (LoopStage other : LoopStage.values()) {
                assertThat(flows.in().getOrDefault(other, 0L))
                        .as("from %s to %s", other, stage)
                        .isEqualTo(recount.went(other, stage));
                assertThat(flows.out().getOrDefault(other, 0L))
                        .as("from %s to %s", stage, other)
                        .isEqualTo(recount.went(stage, other));
                came += recount.went(other, stage);
            }
            List<Recount.Stay> reached = recount.reached(stage);
            assertThat(flows.firsts()).isEqualTo(Math.max(0, reached.size() - came));
            assertThat(flows.staying())
                    .isEqualTo(reached.stream().filter(s -> s.leftAt().isEmpty()).count());
        }
    }

    @ParameterizedTest
    @MethodSource("filters")
    void wordsComeLowScoresFirstAndAllOfThem(LoopFilter filter) {
        for (LoopStage stage : List.of(LoopStage.SERVICE, LoopStage.INTERACTION)) {
            List<Verbatim> all = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                Slice<Verbatim> page = WORLD.loop.verbatims(filter, stage, cursor, 3);
                all.addAll(page.items());
                cursor = page.next();
            } while (cursor.isPresent());

            assertThat(all)
                    .extracting(verbatim -> verbatim.touchpoint().value())
                    .isEqualTo(recount(filter).worded(stage));
            assertThat(WORLD.loop.countVerbatims(filter, stage)).isEqualTo(all.size());
        }
    }

    @Test
    void theTrendEndsWithThePeriodAndHasEmptyWeeks() {
        LoopFilter march =
                LoopFilter.of(new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1)));

        List<WeekCount> trend = WORLD.loop.trend(march, 12);

        assertThat(trend).hasSize(12 * 8);
        assertThat(trend.get(0).monday()).isEqualTo(LocalDate.of(2026, 1, 12));
        assertThat(trend.get(11).monday()).isEqualTo(LocalDate.of(2026, 3, 30));
        long counted = trend.stream().mapToLong(WeekCount::touchpoints).sum();
        Recount recount =
                recount(
                        LoopFilter.of(
                                new Period(LocalDate.of(2026, 1, 12), LocalDate.of(2026, 4, 1))));
        assertThat(counted)
                .isEqualTo(Stream.of(LoopStage.values()).mapToLong(recount::touchpoints).sum());
    }

    @Test
    void accountsArePagedWithoutGapOrRepeat() {
        LoopFilter year = filters().findFirst().orElseThrow();
        List<AccountId> paged = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Slice<StageAccountRow> page =
                    WORLD.loop.accounts(
                            year, Optional.of(LoopStage.ORIENTATION), StageSet.TOUCHED, cursor, 4);
            page.items().forEach(row -> paged.add(row.account()));
            cursor = page.next();
        } while (cursor.isPresent());

        assertThat(paged).doesNotHaveDuplicates();
        assertThat(paged)
                .hasSize(
                        (int)
                                WORLD.loop.countAccounts(
                                        year,
                                        Optional.of(LoopStage.ORIENTATION),
                                        StageSet.TOUCHED));
        assertThatThrownBy(
                        () ->
                                WORLD.loop.accounts(
                                        year,
                                        Optional.of(LoopStage.ORIENTATION),
                                        StageSet.TOUCHED,
                                        Optional.of("rubbish"),
                                        4))
                .isInstanceOf(InvalidCursor.class);
    }

    private static void assertBehind(
            LoopFilter filter, LoopStage stage, StageSet set, Set<UUID> expected) {
        assertThat(
                        WORLD.loop
                                .accounts(filter, Optional.of(stage), set, Optional.empty(), 100)
                                .items())
                .as("%s of %s", set, stage)
                .extracting(row -> row.account().value())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Set<UUID> accounts(List<Recount.Stay> stays) {
        return stays.stream().map(Recount.Stay::account).collect(Collectors.toSet());
    }

    private static Recount recount(LoopFilter filter) {
        return new Recount(WORLD.sql, filter, WORLD.settings.zone(), WORLD.clock.instant());
    }
}
