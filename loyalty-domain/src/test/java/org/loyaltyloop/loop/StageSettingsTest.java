package org.loyaltyloop.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.journey.JourneyView;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.StaffFixture;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.TouchpointDraft;

@Tag("database")
class StageSettingsTest {

    private static final World WORLD = new World();
    private static final StaffFixture STAFF = new StaffFixture(WORLD.database, WORLD.clock, false);

    private final StageSettings settings = LoopFixture.stageSettings(WORLD.sql);
    private final Actor manager = actor(Role.MANAGER);

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void aStageThatNobodyOwnsOrMeasuresIsAGap() {
        UserId owner = STAFF.create("gap-owner", Role.AGENT).id();
        StageSetting before = settings.of(LoopStage.INSPIRATION);
        assertThat(before.unowned()).isTrue();
        assertThat(before.gap()).isTrue();

        change(owned(before, Optional.of(owner)));
        assertThat(settings.of(LoopStage.INSPIRATION).gap()).isFalse();
        assertThat(settings.of(LoopStage.INSPIRATION).owner())
                .get()
                .returns("User gap-owner", ExperienceOwner::name);

        WORLD.database.inTransaction(
                () -> STAFF.facade().disable(Actor.system("test"), owner, STAFF.version(owner)));
        assertThat(settings.of(LoopStage.INSPIRATION).gap()).as("the owner has left").isTrue();
    }

    @Test
    void targetsAreKeptPerMeasureAndReplacedAsAWhole() {
        StageSetting before = settings.of(LoopStage.SERVICE);
        change(
                new ChangeStage(
                        LoopStage.SERVICE,
                        before.version(),
                        Optional.empty(),
                        false,
                        7,
                        45,
                        Map.of(
                                TargetMeasure.CES1,
                                new BigDecimal("2.5"),
                                TargetMeasure.CONVERSION,
                                new BigDecimal("0.4"))));

        StageSetting after = settings.of(LoopStage.SERVICE);
        assertThat(after.measured()).isFalse();
        assertThat(after.conversionWindowDays()).isEqualTo(45);
        assertThat(after.target(TargetMeasure.CES1)).get().satisfies(is("2.5"));
        assertThat(TargetMeasure.CES1.meets(2.4, after.targets().get(TargetMeasure.CES1))).isTrue();
        assertThat(TargetMeasure.CONVERSION.meets(.39, new BigDecimal("0.4"))).isFalse();

        change(
                new ChangeStage(
                        LoopStage.SERVICE,
                        after.version(),
                        Optional.empty(),
                        false,
                        7,
                        45,
                        Map.of()));
        assertThat(settings.of(LoopStage.SERVICE).targets()).isEmpty();
        assertThat(
                        WORLD.sql.list(
                                """
                                select array_to_string(fields, ',') as fields from platform.audit_entry
                                where entity = 'stageSetting' and entity_id = 'SERVICE' order by id
                                """,
                                row -> row.text("fields")))
                .containsExactly(
                        "measured,patienceDays,conversionWindowDays,target.CONVERSION,target.CES1",
                        "target.CONVERSION,target.CES1");
    }

    @Test
    void theSecondOfTwoManagersSeesTheConflict() {
        StageSetting seen = settings.of(LoopStage.SELECTION);
        change(
                new ChangeStage(
                        seen.stage(), seen.version(), Optional.empty(), true, 21, 60, Map.of()));

        assertThatThrownBy(
                        () ->
                                change(
                                        new ChangeStage(
                                                seen.stage(),
                                                seen.version(),
                                                Optional.empty(),
                                                true,
                                                9,
                                                60,
                                                Map.of())))
                .isInstanceOf(StaleVersion.class);
        assertThat(settings.of(LoopStage.SELECTION).patienceDays()).isEqualTo(21);
    }

    @Test
    void anotherPatienceCountsAtOnce() {
        AccountId account = WORLD.account("Patient");
        WORLD.record(
                new TouchpointDraft()
                        .account(account)
                        .type("REVIEW")
                        .occurredAt(WORLD.clock.instant().minus(Duration.ofDays(20)))
                        .known("test", "patient"));
        assertThat(headline(account).stalled()).isFalse();

        StageSetting seen = settings.of(LoopStage.INTERACTION);
        change(
                new ChangeStage(
                        seen.stage(), seen.version(), Optional.empty(), true, 19, 60, Map.of()));

        assertThat(headline(account).stalled()).isTrue();
    }

    @Test
    void theLoopAsAWholeHasAnOwnerAndATimeAfterWhichAnAccountIsLost() {
        UserId owner = STAFF.create("loop-owner", Role.MANAGER).id();
        LoopSetting seen = settings.overall();
        assertThat(seen.lostAfterDays()).isEqualTo(365);

        WORLD.database.inTransaction(
                () ->
                        settings.changeLoop(
                                manager, new ChangeLoop(seen.version(), Optional.of(owner), 180)));

        assertThat(settings.overall().lostAfterDays()).isEqualTo(180);
        assertThat(settings.overall().owner()).get().returns(owner, ExperienceOwner::id);
        assertThatThrownBy(
                        () ->
                                settings.changeLoop(
                                        manager,
                                        new ChangeLoop(seen.version(), Optional.empty(), 90)))
                .isInstanceOf(StaleVersion.class);
    }

    @Test
    void whatMakesNoSenseIsRefusedAllAtOnce() {
        assertThatThrownBy(
                        () ->
                                new ChangeStage(
                                        LoopStage.SERVICE,
                                        1,
                                        Optional.empty(),
                                        true,
                                        0,
                                        4000,
                                        Map.of(TargetMeasure.NPS, new BigDecimal("101"))))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        broken ->
                                assertThat(broken.violations())
                                        .extracting("field")
                                        .containsExactly(
                                                "patienceDays",
                                                "conversionWindowDays",
                                                "target.NPS"));
        assertThatThrownBy(
                        () ->
                                change(
                                        owned(
                                                settings.of(LoopStage.SERVICE),
                                                Optional.of(UserId.next()))))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        broken -> assertThat(broken.rule()).isEqualTo(InputRule.UNKNOWN_VALUE));
    }

    @Test
    void onlyManagersChangeIt() {
        for (Role role : List.of(Role.AGENT, Role.ACCOUNT_MANAGER, Role.MARKETER)) {
            assertThatThrownBy(
                            () ->
                                    settings.change(
                                            actor(role),
                                            owned(
                                                    settings.of(LoopStage.SERVICE),
                                                    Optional.empty())))
                    .isInstanceOf(AccessDenied.class);
        }
    }

    private JourneyView headline(AccountId account) {
        return WORLD.journeys.queries(WORLD.clock).of(account).get(0);
    }

    private void change(ChangeStage command) {
        WORLD.database.inTransaction(() -> settings.change(manager, command));
    }

    private static ChangeStage owned(StageSetting seen, Optional<UserId> owner) {
        return new ChangeStage(
                seen.stage(),
                seen.version(),
                owner,
                seen.measured(),
                seen.patienceDays(),
                seen.conversionWindowDays(),
                seen.targets());
    }

    private static Consumer<BigDecimal> is(String value) {
        return actual -> assertThat(actual).isEqualByComparingTo(value);
    }

    private static Actor actor(Role role) {
        return Actor.user(UserId.next(), role.name(), Set.of(role), Optional.empty());
    }
}
