package org.loyaltyloop.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.StaffFixture;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.touchpoint.TouchpointDraft;

@Tag("database")
class ImprovementsTest {

    private static final World WORLD = new World();
    private static final StaffFixture STAFF = new StaffFixture(WORLD.database, WORLD.clock, false);

    private final StageSettings stages = LoopFixture.stageSettings(WORLD.sql);
    private final Improvements improvements =
            LoopFixture.improvements(WORLD.sql, WORLD.settings, WORLD.clock);
    private final UserId someone = STAFF.create("doer-" + System.nanoTime(), Role.AGENT).id();
    private final Actor manager = actor(someone, Role.MANAGER);

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void theMeasureIsKeptAsItWasBeforeAndAfter() {
        AccountId account = WORLD.account("Kwekerij Oost");
        answer(account, "before", LoopStage.EXPERIENCE, 2, 4);
        ImprovementId id = begin(LoopStage.EXPERIENCE, TargetMeasure.CSAT);
        WORLD.clock.advance(Duration.ofDays(100));
        answer(account, "after", LoopStage.EXPERIENCE, 4, 0);

        assertThat(improvements.since(improvements.find(id)).value()).hasValue(1);
        WORLD.database.inTransaction(() -> improvements.finish(manager, id, 1));
        WORLD.clock.advance(Duration.ofDays(100));

        Improvement done = improvements.find(id);
        assertThat(done.status()).isEqualTo(ImprovementStatus.DONE);
        assertThat(done.before().value()).hasValue(2 / 6.0);
        assertThat(done.before().n()).isEqualTo(6);
        assertThat(done.after().value()).hasValue(1);
        assertThat(done.after().n()).isEqualTo(4);
        assertThat(improvements.since(done)).isEqualTo(done.after());
    }

    @Test
    void thePastIsRecalledWithTheFiguresOfItsDaysByTheSystemOnly() {
        LocalDate today = LocalDate.ofInstant(WORLD.clock.instant(), WORLD.settings.zone());
        PlanImprovement plan = plan("Long ago", TargetMeasure.FIRST_RESPONSE, -10);
        ImprovementId id =
                WORLD.database.inTransaction(
                        () ->
                                improvements.recall(
                                        Actor.system("test"),
                                        LoopStage.ENGAGEMENT,
                                        plan,
                                        today.minusDays(60),
                                        ImprovementStatus.DONE,
                                        today.minusDays(20)));

        assertThat(improvements.find(id))
                .returns(today.minusDays(60), Improvement::begunOn)
                .returns(Optional.of(today.minusDays(20)), Improvement::closedOn)
                .returns(ImprovementStatus.DONE, Improvement::status);
        assertThatThrownBy(
                        () ->
                                improvements.recall(
                                        manager,
                                        LoopStage.ENGAGEMENT,
                                        plan,
                                        today,
                                        ImprovementStatus.OPEN,
                                        today))
                .isInstanceOf(AccessDenied.class);
    }

    @ParameterizedTest
    @EnumSource(LoopStage.class)
    void aMeasureAloneIsTheSameAsAmongAllFigures(LoopStage stage) {
        AccountId account = WORLD.account("Bakkerij " + stage);
        answer(account, "alone-" + stage, LoopStage.SERVICE, 3, 1);
        LocalDate today = LocalDate.ofInstant(WORLD.clock.instant(), WORLD.settings.zone());
        LoopFilter filter = LoopFilter.of(new Period(today.minusDays(200), today.plusDays(1)));
        StageFigures figures = WORLD.loop.figures(filter).of(stage);

        assertThat(WORLD.loop.measure(filter, stage, TargetMeasure.CONVERSION))
                .isEqualTo(figures.conversion());
        assertThat(WORLD.loop.measure(filter, stage, TargetMeasure.CSAT))
                .isEqualTo(figures.score(SurveyMetric.CSAT));
        assertThat(WORLD.loop.measure(filter, stage, TargetMeasure.COVERAGE))
                .returns(figures.coverage(), Measure::value)
                .returns(figures.accounts(), Measure::n);
        assertThat(WORLD.loop.measure(filter, stage, TargetMeasure.DWELL_MEDIAN))
                .returns(figures.medianDwellDays(), Measure::value)
                .returns(figures.staysEnded(), Measure::n);
        assertThat(WORLD.loop.measure(filter, stage, TargetMeasure.FIRST_RESPONSE).n())
                .isEqualTo(figures.firstResponse().n());
    }

    @Test
    void openOnesComeFirstByTheirDay() {
        ImprovementId late = begin(LoopStage.SELECTION, 20);
        ImprovementId soon = begin(LoopStage.SELECTION, 10);
        ImprovementId dropped = begin(LoopStage.SELECTION, 5);
        WORLD.database.inTransaction(() -> improvements.drop(manager, dropped, 1));

        assertThat(improvements.of(LoopStage.SELECTION))
                .extracting(Improvement::id)
                .containsExactly(soon, late, dropped);
        LocalDate due = improvements.find(soon).due();
        assertThat(improvements.find(soon).overdue(due)).isFalse();
        assertThat(improvements.find(soon).overdue(due.plusDays(1))).isTrue();
        assertThat(improvements.find(dropped).overdue(due.plusDays(1))).isFalse();
    }

    @Test
    void theStagesOwnerAndManagersMayActAndNobodyElse() {
        Actor agent = actor(someone, Role.AGENT);
        assertThat(improvements.mayImprove(agent, LoopStage.SERVICE)).isFalse();
        assertThatThrownBy(
                        () ->
                                improvements.begin(
                                        agent,
                                        LoopStage.SERVICE,
                                        plan("Call back", TargetMeasure.NPS, 5)))
                .isInstanceOf(AccessDenied.class);

        StageSetting setting = stages.of(LoopStage.SERVICE);
        WORLD.database.inTransaction(
                () ->
                        stages.change(
                                manager,
                                new ChangeStage(
                                        LoopStage.SERVICE,
                                        setting.version(),
                                        Optional.of(someone),
                                        true,
                                        30,
                                        60,
                                        Map.of())));

        assertThat(improvements.mayImprove(agent, LoopStage.SERVICE)).isTrue();
        assertThat(improvements.mayImprove(agent, LoopStage.SELECTION)).isFalse();
    }

    @Test
    void whoSawAnOlderVersionChangesNothing() {
        ImprovementId id = begin(LoopStage.INSPIRATION, 10);
        change(id, 1, "Write for the trade press");

        assertThatThrownBy(() -> change(id, 1, "Something else")).isInstanceOf(StaleVersion.class);
        assertThat(improvements.find(id))
                .returns("Write for the trade press", Improvement::title)
                .returns(2, Improvement::version);
    }

    @Test
    void whatIsClosedStaysAsItIs() {
        ImprovementId id = begin(LoopStage.INSPIRATION, 10);
        WORLD.database.inTransaction(() -> improvements.finish(manager, id, 1));

        assertThatThrownBy(() -> change(id, 2, "Once more"))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        broken ->
                                assertThat(broken.rule())
                                        .isEqualTo(ImprovementRule.IMPROVEMENT_CLOSED));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(
                        () ->
                                new PlanImprovement(
                                        " ",
                                        someone,
                                        LocalDate.of(1970, 1, 1),
                                        TargetMeasure.NPS,
                                        Optional.of("x".repeat(1_001))))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        broken ->
                                assertThat(broken.violations())
                                        .extracting(violation -> violation.rule())
                                        .containsExactlyInAnyOrder(
                                                InputRule.REQUIRED,
                                                InputRule.TOO_LONG,
                                                InputRule.OUT_OF_RANGE));
        assertThatThrownBy(
                        () ->
                                improvements.begin(
                                        manager,
                                        LoopStage.SERVICE,
                                        new PlanImprovement(
                                                "Call back",
                                                UserId.next(),
                                                LocalDate.of(2027, 1, 1),
                                                TargetMeasure.NPS,
                                                Optional.empty())))
                .isInstanceOf(BusinessRuleViolation.class);
    }

    private ImprovementId begin(LoopStage stage, int days) {
        return begin(stage, plan("Do better", TargetMeasure.CONVERSION, days));
    }

    private ImprovementId begin(LoopStage stage, TargetMeasure measure) {
        return begin(stage, plan("Do better", measure, 10));
    }

    private ImprovementId begin(LoopStage stage, PlanImprovement plan) {
        return WORLD.database.inTransaction(() -> improvements.begin(manager, stage, plan));
    }

    private void change(ImprovementId id, int seen, String title) {
        WORLD.database.inTransaction(
                () ->
                        improvements.change(
                                manager, id, seen, plan(title, TargetMeasure.CONVERSION, 10)));
    }

    private PlanImprovement plan(String title, TargetMeasure measure, int days) {
        return new PlanImprovement(
                title,
                someone,
                LocalDate.ofInstant(WORLD.clock.instant(), WORLD.settings.zone()).plusDays(days),
                measure,
                Optional.empty());
    }

    private static Actor actor(UserId id, Role role) {
        return Actor.user(id, "Sjoerd", Set.of(role), Optional.empty());
    }

    /** Satisfied and unsatisfied answers about a stage, an hour ago. */
    private static void answer(
            AccountId account, String series, LoopStage asked, int satisfied, int not) {
        List<TouchpointDraft> answers = new ArrayList<>();
        for (int i = 0; i < satisfied + not; i++) {
            answers.add(
                    new TouchpointDraft()
                            .account(account)
                            .type("SURVEY_ANSWERED")
                            .occurredAt(WORLD.clock.instant().minus(Duration.ofHours(1)))
                            .known("surveys", series + i)
                            .survey("CSAT", i < satisfied ? 5 : 2, asked.name(), ""));
        }
        WORLD.record(answers);
    }
}
