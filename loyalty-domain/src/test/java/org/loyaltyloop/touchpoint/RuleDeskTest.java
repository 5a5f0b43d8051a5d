package org.loyaltyloop.touchpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.DirectoryFixture;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.JobId;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.ApiKeyId;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.testing.DirectEvent;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;

@Tag("database")
class RuleDeskTest {

    private static final DomainDatabase DATABASE = new DomainDatabase();
    private static final MovableClock CLOCK = new MovableClock();
    private static final Database SQL = DATABASE.sql();
    private static final DirectoryFixture CUSTOMERS = new DirectoryFixture(SQL, CLOCK);
    private static final List<TouchpointsPlaced> EVENTS = new ArrayList<>();
    private static final RuleFixture RULES =
            new RuleFixture(DATABASE, CLOCK, CUSTOMERS.directory(), DirectEvent.to(EVENTS::add));
    private static final Touchpoints TOUCHPOINTS =
            TouchpointFixture.touchpoints(
                    SQL,
                    CLOCK,
                    CUSTOMERS.directory(),
                    DirectEvent.to(),
                    DirectEvent.to(),
                    DirectEvent.to());
    private static final Actor ERP =
            Actor.apiKey(ApiKeyId.next(), "ERP", Set.of(Scope.TOUCHPOINTS_WRITE));
    private static final Actor AGENT =
            Actor.user(UserId.next(), "Anna", Set.of(Role.AGENT), Optional.empty());
    private static final Actor SANNE = RULES.admin("Sanne");
    private static final Actor PIET = RULES.admin("Piet");
    private static final RuleCondition QUESTIONS = RuleCondition.oneOf(RuleField.TYPE, "QUESTION");

    private static int serial;

    private AccountId account;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void beginWithoutRulesOrTouchpoints() {
        account = CUSTOMERS.account("Bakkerij Van 't Hoff", Optional.empty());
        SQL.update(
                "update touchpoint.touchpoint set withdrawn_at = now(), withdrawn_by = 'test', withdrawn_reason = 'test'"
                        + " where withdrawn_at is null");
        RULES.desk.discard(SANNE);
        RULES.desk.discard(PIET);
        if (!RULES.desk.published(SANNE).rules().isEmpty()) {
            RULES.publish(SANNE, List.of());
        }
        EVENTS.clear();
    }

    @Test
    void aPublishedRulePlacesWhatIsRecordedNextAndSaysSo() {
        int version =
                RULES.publish(
                        SANNE,
                        List.of(
                                RuleFixture.rule(
                                        "Questions of the portal",
                                        LoopStage.EXPERIENCE,
                                        QUESTIONS,
                                        RuleCondition.attribute("portal", RuleTest.PRESENT))));

        TouchpointId portal =
                record(
                        ERP,
                        draft("QUESTION")
                                .attributes(
                                        Json.createObjectBuilder().add("portal", "nl").build()));
        TouchpointId other = record(ERP, draft("QUESTION"));

        TouchpointDetail.Placed placed = detail(portal).placement();
        assertThat(placed.stage()).isEqualTo(LoopStage.EXPERIENCE);
        assertThat(placed.basis()).isEqualTo(PlacementBasis.RULE);
        assertThat(placed.reason()).contains("Questions of the portal");
        assertThat(placed.ruleVersion()).contains(version);
        assertThat(detail(portal).placements())
                .as("where it would be without rules is kept")
                .last()
                .returns(LoopStage.SERVICE, TouchpointDetail.Placed::stage)
                .returns(PlacementBasis.TYPE, TouchpointDetail.Placed::basis);
        assertThat(detail(other).placement().basis()).isEqualTo(PlacementBasis.TYPE);
    }

    @Test
    void aPersonIsRightAndAProgramIsNot() {
        RULES.publish(SANNE, List.of(RuleFixture.rule("All", LoopStage.ENGAGEMENT)));

        TouchpointId byPerson =
                record(AGENT, draft("QUESTION").stage("EXPERIENCE").stageReason("about use"));
        TouchpointId byProgram =
                record(ERP, draft("QUESTION").stage("EXPERIENCE").stageReason("about use"));

        assertThat(detail(byPerson).placement().stage()).isEqualTo(LoopStage.EXPERIENCE);
        assertThat(detail(byProgram).placement().stage()).isEqualTo(LoopStage.ENGAGEMENT);
    }

    @Test
    void theReplayPlacesWhatWasRecordedAndARollbackPutsItBack() {
        TouchpointId byType = record(ERP, draft("QUESTION"));
        TouchpointId given =
                record(ERP, draft("QUESTION").stage("EXPERIENCE").stageReason("about use"));
        TouchpointId corrected = record(ERP, draft("QUESTION"));
        DATABASE.inTransaction(
                () ->
                        TOUCHPOINTS.correct(
                                AGENT,
                                new CorrectPlacement(
                                        corrected,
                                        LoopStage.SERVICE,
                                        LoopStage.INTERACTION,
                                        "just a talk")));
        int before = RULES.version(SANNE);

        RULES.publish(SANNE, List.of(RuleFixture.rule("Ask", LoopStage.ORIENTATION, QUESTIONS)));

        assertThat(stage(byType)).isEqualTo(LoopStage.ORIENTATION);
        assertThat(stage(given)).isEqualTo(LoopStage.ORIENTATION);
        assertThat(stage(corrected)).isEqualTo(LoopStage.INTERACTION);
        assertThat(EVENTS)
                .flatExtracting(TouchpointsPlaced::changes)
                .extracting(change -> change.before().stage(), change -> change.after().stage())
                .containsExactlyInAnyOrder(
                        tuple(LoopStage.SERVICE, LoopStage.ORIENTATION),
                        tuple(LoopStage.EXPERIENCE, LoopStage.ORIENTATION));

        int restored = RULES.restore(SANNE, before);

        assertThat(stage(byType)).isEqualTo(LoopStage.SERVICE);
        assertThat(detail(given).placement())
                .returns(LoopStage.EXPERIENCE, TouchpointDetail.Placed::stage)
                .returns(PlacementBasis.GIVEN, TouchpointDetail.Placed::basis)
                .returns(Optional.of("about use"), TouchpointDetail.Placed::reason);
        assertThat(stage(corrected)).isEqualTo(LoopStage.INTERACTION);
        assertThat(RULES.desk.version(SANNE, restored).restores()).contains(before);
    }

    @Test
    void thePreviewCountsWhatWouldChangeAndChangesNothing() {
        TouchpointId first = record(ERP, draft("QUESTION"));
        record(ERP, draft("COMPLAINT"));
        record(AGENT, draft("QUESTION").stage("EXPERIENCE").stageReason("about use"));
        ClassificationRule nothing =
                RuleFixture.rule(
                        "Nothing",
                        LoopStage.SELECTION,
                        RuleCondition.oneOf(RuleField.SOURCE, "nobody"));
        ClassificationRule ask = RuleFixture.rule("Ask", LoopStage.ORIENTATION, QUESTIONS);
        ClassificationRule late = RuleFixture.rule("Late", LoopStage.SELECTION, QUESTIONS);
        ClassificationRule all = RuleFixture.rule("All", LoopStage.SERVICE);

        ReplayPreview preview = RULES.preview(SANNE, List.of(nothing, ask, late, all));

        assertThat(preview.touchpoints()).isEqualTo(3);
        assertThat(preview.byPerson()).isEqualTo(1);
        assertThat(preview.changed()).isEqualTo(1);
        assertThat(preview.accounts()).isEqualTo(1);
        assertThat(preview.count(LoopStage.SERVICE, LoopStage.ORIENTATION)).isEqualTo(1);
        assertThat(preview.samples())
                .containsExactly(
                        new ReplayPreview.Sample(first, LoopStage.SERVICE, LoopStage.ORIENTATION));
        assertThat(preview.reach(nothing.id())).isEqualTo(RuleReach.NOTHING);
        assertThat(preview.reach(ask.id())).isEqualTo(new RuleReach(1, 1, 1));
        assertThat(preview.reach(late.id()).crowdedOut()).isTrue();
        assertThat(preview.takesEverything(all.id())).isTrue();
        assertThat(preview.takesEverything(ask.id())).isFalse();
        assertThat(stage(first)).isEqualTo(LoopStage.SERVICE);
        assertThat(RULES.desk.draft(SANNE).orElseThrow().shadows())
                .containsExactly(new RuleDraft.Shadow(ask, late));
    }

    @Test
    void ofTwoAdministratorsTheSecondIsToldAndLosesNothing() {
        ClassificationRule sannes = RuleFixture.rule("Sanne's", LoopStage.SELECTION, QUESTIONS);
        ClassificationRule piets = RuleFixture.rule("Piet's", LoopStage.ORIENTATION, QUESTIONS);
        RULES.draft(SANNE, List.of(sannes));
        RULES.draft(PIET, List.of(piets));
        int version =
                DATABASE.inTransaction(
                        () -> RULES.desk.publish(SANNE, RULES.seen(SANNE), "hers first"));

        assertThatThrownBy(
                        () ->
                                DATABASE.inTransaction(
                                        () ->
                                                RULES.desk.publish(
                                                        PIET, RULES.seen(PIET), "his next")))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        broken -> {
                            assertThat(broken.rule()).isEqualTo(TouchpointRule.OUTDATED_DRAFT);
                            assertThat(broken.arguments()).containsExactly(version, "Sanne");
                        });
        assertThat(RULES.desk.draft(PIET).orElseThrow().outdated()).isTrue();

        DATABASE.inTransaction(() -> RULES.desk.bringUpToDate(PIET, RULES.seen(PIET)));
        DATABASE.inTransaction(() -> RULES.desk.publish(PIET, RULES.seen(PIET), "both"));

        assertThat(RULES.desk.published(PIET).rules()).containsExactlyInAnyOrder(sannes, piets);
    }

    @Test
    void aDraftThatChangedSinceItWasSeenIsNotPublished() {
        RULES.draft(SANNE, List.of(RuleFixture.rule("All", LoopStage.SERVICE)));
        int seen = RULES.seen(SANNE);
        RuleId id = RULES.desk.draft(SANNE).orElseThrow().rules().get(0).id();
        DATABASE.inTransaction(() -> RULES.desk.enable(SANNE, seen, id, false));

        assertThatThrownBy(
                        () ->
                                DATABASE.inTransaction(
                                        () -> RULES.desk.publish(SANNE, seen, "stale")))
                .isInstanceOf(StaleVersion.class);
        assertThatThrownBy(() -> RULES.desk.move(SANNE, seen, id, true))
                .isInstanceOf(StaleVersion.class);
    }

    @Test
    void whatHoldsAlreadyIsNotPublishedAgain() {
        RULES.draft(SANNE, List.of());

        assertThatThrownBy(
                        () ->
                                DATABASE.inTransaction(
                                        () -> RULES.desk.publish(SANNE, RULES.seen(SANNE), "same")))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        broken ->
                                assertThat(broken.rule())
                                        .isEqualTo(TouchpointRule.NOTHING_TO_PUBLISH));
    }

    @Test
    void rulesKeepTheOrderTheyAreMovedTo() {
        ClassificationRule a = RuleFixture.rule("A", LoopStage.SERVICE, QUESTIONS);
        ClassificationRule b = RuleFixture.rule("B", LoopStage.SERVICE, QUESTIONS);
        ClassificationRule c = RuleFixture.rule("C", LoopStage.SERVICE, QUESTIONS);
        RULES.draft(SANNE, List.of(a, b, c));

        DATABASE.inTransaction(() -> RULES.desk.move(SANNE, RULES.seen(SANNE), c.id(), true));
        DATABASE.inTransaction(() -> RULES.desk.move(SANNE, RULES.seen(SANNE), a.id(), true));
        DATABASE.inTransaction(() -> RULES.desk.move(SANNE, RULES.seen(SANNE), a.id(), false));

        assertThat(RULES.desk.draft(SANNE).orElseThrow().rules()).containsExactly(c, a, b);
    }

    @Test
    void aReplayThatIsStoppedGoesOnWhereItStopped() {
        TouchpointId id = record(ERP, draft("QUESTION"));
        RULES.publishOnly(
                SANNE, List.of(RuleFixture.rule("Ask", LoopStage.ORIENTATION, QUESTIONS)));
        JobId job = RULES.replays.standing(SANNE).job().orElseThrow().id();
        RULES.replays.stop(SANNE, job);
        RULES.work();
        assertThat(stage(id)).isEqualTo(LoopStage.SERVICE);
        assertThat(RULES.replays.standing(SANNE).stopped()).isTrue();

        long due = RULES.store.standing().due();
        ReplaySteps.Step step = RULES.steps.apply(ReplayWorker.BEGIN, 1, due, SANNE.author());
        assertThat(RULES.store.standing().after()).contains(step.last());

        RULES.replays.resume(SANNE);
        RULES.work();

        assertThat(stage(id)).isEqualTo(LoopStage.ORIENTATION);
        assertThat(RULES.replays.standing(SANNE).done()).isTrue();
    }

    @Test
    void aPublicationWaitsForRecordingsAtHandSoThatTheReplayFindsThem() throws Exception {
        CountDownLatch recorded = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<TouchpointId> recording =
                    threads.submit(
                            () ->
                                    DATABASE.inTransaction(
                                            () -> {
                                                TouchpointId id =
                                                        TOUCHPOINTS
                                                                .record(
                                                                        ERP,
                                                                        draft("QUESTION")
                                                                                .toCommand())
                                                                .id();
                                                recorded.countDown();
                                                mayCommit.await();
                                                return id;
                                            }));
            assertThat(recorded.await(30, TimeUnit.SECONDS)).isTrue();
            Future<Integer> publication =
                    threads.submit(
                            () ->
                                    RULES.publishOnly(
                                            SANNE,
                                            List.of(
                                                    RuleFixture.rule(
                                                            "Ask",
                                                            LoopStage.ORIENTATION,
                                                            QUESTIONS))));
            while (SQL.number(
                            "select count(*) from pg_locks where locktype = 'advisory' and not granted")
                    == 0) {
                assertThat(publication.isDone()).as("published over a recording").isFalse();
                Thread.onSpinWait();
            }
            mayCommit.countDown();
            TouchpointId id = recording.get(30, TimeUnit.SECONDS);
            publication.get(30, TimeUnit.SECONDS);
            assertThat(stage(id)).isEqualTo(LoopStage.SERVICE);

            RULES.work();

            assertThat(stage(id)).isEqualTo(LoopStage.ORIENTATION);
        } finally {
            mayCommit.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void aTypeThatMovesNobodyAnyMoreIsReplayed() {
        TouchpointId id = record(ERP, draft("TECHNICIAN_VISIT"));
        TypeRow row = RULES.types.find(SANNE, "TECHNICIAN_VISIT");
        DescribeType still = described(row, row.type().stage(), false);

        assertThat(RULES.types.reclassifies(SANNE, still)).isTrue();
        JobId job = DATABASE.inTransaction(() -> RULES.types.preview(SANNE, still));
        RULES.work();
        ReplayPreview preview = RULES.replays.preview(SANNE, job);
        assertThat(preview.changed()).isEqualTo(1);
        assertThat(preview.journeys()).isEqualTo(1);
        assertThat(preview.type()).contains(still);

        DATABASE.inTransaction(() -> RULES.types.change(SANNE, still));
        RULES.work();

        assertThat(detail(id).row().moving()).isFalse();
        assertThat(detail(id).placements()).as("it stays where it was").hasSize(1);
        assertThatThrownBy(() -> RULES.types.change(SANNE, still)).isInstanceOf(StaleVersion.class);
    }

    @Test
    void anotherStageOfATypePlacesItsTouchpointsAnew() {
        TouchpointId id = record(ERP, draft("RETURN"));
        TypeRow row = RULES.types.find(SANNE, "RETURN");

        DATABASE.inTransaction(
                () ->
                        RULES.types.change(
                                SANNE, described(row, Optional.of(LoopStage.EXPERIENCE), true)));
        RULES.work();

        assertThat(detail(id).placement())
                .returns(LoopStage.EXPERIENCE, TouchpointDetail.Placed::stage)
                .returns(PlacementBasis.TYPE, TouchpointDetail.Placed::basis);
        assertThat(stage(record(ERP, draft("RETURN")))).isEqualTo(LoopStage.EXPERIENCE);
    }

    @Test
    void aRetiredTypeKeepsItsTouchpointsAndComesBack() {
        TouchpointId id = record(ERP, draft("CHARITY_VOTE"));
        use("CHARITY_VOTE", false);

        assertThatThrownBy(() -> record(ERP, draft("CHARITY_VOTE")))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        broken -> assertThat(broken.rule()).isEqualTo(TouchpointRule.UNKNOWN_TYPE));
        assertThat(detail(id).row().typeName(Locale.ENGLISH)).isEqualTo("Charity vote");

        use("CHARITY_VOTE", true);
        assertThat(record(ERP, draft("CHARITY_VOTE"))).isNotNull();
        assertThat(
                        RULES.types.all(SANNE).stream()
                                .filter(row -> row.type().code().equals("CHARITY_VOTE")))
                .singleElement()
                .returns(2L, TypeRow::uses)
                .returns(false, TypeRow::estimated);
    }

    @Test
    void whatTheProductItselfRecordsIsNotRetired() {
        assertThatThrownBy(() -> use("SURVEY_ANSWERED", false))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        broken -> assertThat(broken.rule()).isEqualTo(TouchpointRule.TYPE_NEEDED));
    }

    @Test
    void aTypeOfOnesOwnCanBeRecordedAtOnce() {
        DescribeType said =
                new DescribeType(
                        "FACTORY_TOUR",
                        0,
                        "Factory tour",
                        "Fabrieksbezoek",
                        Optional.of(LoopStage.INTERACTION),
                        Department.MARKETING,
                        Channel.EVENT,
                        Direction.TWO_WAY,
                        false,
                        true,
                        "building",
                        710);
        DATABASE.inTransaction(() -> RULES.types.create(SANNE, said));

        assertThat(stage(record(ERP, draft("FACTORY_TOUR")))).isEqualTo(LoopStage.INTERACTION);
        assertThatThrownBy(() -> DATABASE.inTransaction(() -> RULES.types.create(SANNE, said)))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        broken ->
                                assertThat(broken.rule())
                                        .isEqualTo(TouchpointRule.TYPE_CODE_TAKEN));
    }

    @Test
    void onlyAdministratorsGetNear() {
        Actor manager = Actor.user(UserId.next(), "Max", Set.of(Role.MANAGER), Optional.empty());

        assertThatThrownBy(() -> RULES.desk.versions(manager)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> RULES.desk.begin(manager)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> RULES.types.all(manager)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> RULES.replays.standing(manager)).isInstanceOf(AccessDenied.class);
    }

    private static DescribeType described(
            TypeRow row, Optional<LoopStage> stage, boolean movesLoop) {
        TouchpointType type = row.type();
        return new DescribeType(
                type.code(),
                row.version(),
                type.nameEn(),
                type.nameNl(),
                stage,
                type.department(),
                type.channel(),
                type.direction(),
                type.purchase(),
                movesLoop,
                type.icon(),
                type.sort());
    }

    private static void use(String code, boolean active) {
        DATABASE.inTransaction(
                () ->
                        RULES.types.use(
                                SANNE, code, RULES.types.find(SANNE, code).version(), active));
    }

    private TouchpointDraft draft(String type) {
        return new TouchpointDraft()
                .account(account)
                .type(type)
                .occurredAt(CLOCK.instant())
                .known("test", "r-" + ++serial);
    }

    private static TouchpointId record(Actor actor, TouchpointDraft draft) {
        return DATABASE.inTransaction(() -> TOUCHPOINTS.record(actor, draft.toCommand())).id();
    }

    private static TouchpointDetail detail(TouchpointId id) {
        return TouchpointFixture.queries(SQL).find(id).orElseThrow();
    }

    private static LoopStage stage(TouchpointId id) {
        return detail(id).row().stage();
    }
}
