package org.loyaltyloop.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.platform.JobId;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.UserId;

class BindingRuleDeskTest {

    private final BindingWorld world = new BindingWorld();
    private final BindingRuleDesk desk =
            new BindingRuleDesk(world.sql, world.store, world.jobs, world.audit, world.clock);

    @AfterEach
    void close() {
        world.close();
    }

    private Actor admin(String name) {
        UserId id = UserId.next();
        world.sql.update(
                """
                insert into staff.app_user (id, login, display_name, password_hash, roles, must_change_password, version,
                                            created_at)
                values (?, ?, ?, '', '{ADMIN}', false, 1, now())
                """,
                id.value(),
                name,
                name);
        return Actor.user(id, name, Set.of(Role.ADMIN), Optional.empty());
    }

    private int seen(Actor admin) {
        return desk.draft(admin).orElseThrow().version();
    }

    private BindingRule discounts(Actor admin) {
        return desk.draft(admin).orElseThrow().rules().stream()
                .filter(rule -> rule.factKind().equals("DISCOUNT"))
                .findFirst()
                .orElseThrow();
    }

    private void off(Actor admin) {
        world.database.inTransaction(
                () -> {
                    desk.begin(admin);
                    desk.enable(admin, seen(admin), discounts(admin).id(), false);
                });
    }

    private int publish(Actor admin) {
        return world.database.inTransaction(() -> desk.publish(admin, seen(admin), "as tested"));
    }

    private void work() {
        PlatformFixture.work(
                world.database,
                world.clock,
                List.of(
                        world.recompute,
                        new BindingPreviewWorker(world.steps, world.store, world.books)));
    }

    @Test
    void aPreviewSaysWhatADraftWouldDoAndChangesNothing() {
        Actor admin = admin("anna");
        AccountId account = world.account("Cheap");
        world.agree(account, "DISCOUNT", 20, Optional.empty());
        world.account("Nobody");
        off(admin);

        JobId job = world.database.inTransaction(() -> desk.preview(admin));
        work();

        BindingPreview preview = desk.preview(admin, job);
        assertThat(preview.done()).isTrue();
        assertThat(preview.accounts()).isEqualTo(2);
        assertThat(preview.changed()).isEqualTo(1);
        assertThat(preview.levels().get(0).now(Band.STRONG)).isEqualTo(1);
        assertThat(preview.levels().get(0).then(Band.NONE)).isEqualTo(2);
        assertThat(preview.samples())
                .singleElement()
                .satisfies(s -> assertThat(s.account()).isEqualTo(account));
        assertThat(world.score(account, BindingLevel.FINANCIAL)).isCloseTo(60, within(1e-9));
    }

    @Test
    void whatIsPublishedHoldsAtOnceAndComesBackAsANewVersion() {
        Actor admin = admin("bram");
        AccountId account = world.account("Cheap");
        world.agree(account, "DISCOUNT", 20, Optional.empty());
        world.follow();
        off(admin);

        int version = publish(admin);
        assertThat(world.score(account, BindingLevel.FINANCIAL)).isZero();
        assertThat(desk.standing(admin).done()).isFalse();
        work();
        assertThat(desk.standing(admin).done()).isTrue();
        assertThat(world.kept()).noneMatch(line -> line.contains(" 60 "));

        world.database.inTransaction(() -> desk.restore(admin, version - 1));
        assertThat(publish(admin)).isEqualTo(version + 1);
        assertThat(world.score(account, BindingLevel.FINANCIAL)).isCloseTo(60, within(1e-9));
        assertThat(desk.versions(admin).get(0).restores()).contains(version - 1);
    }

    @Test
    void ofTwoWhoPublishTheSecondIsToldAndLosesNothing() {
        Actor first = admin("carla");
        Actor second = admin("dirk");
        off(first);
        world.database.inTransaction(
                () -> {
                    desk.begin(second);
                    BindingRule rule = discounts(second);
                    desk.remove(
                            second,
                            seen(second),
                            desk.draft(second).orElseThrow().rules().get(0).id());
                    assertThat(rule.enabled()).isTrue();
                });
        publish(first);

        assertThatThrownBy(() -> publish(second))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        refused ->
                                assertThat(refused.rule())
                                        .isEqualTo(BindingRefusal.BINDING_DRAFT_OUTDATED));

        world.database.inTransaction(() -> desk.bringUpToDate(second, seen(second)));
        assertThat(discounts(second).enabled()).isFalse();
        publish(second);
        assertThat(desk.versions(first).get(0).rules()).hasSize(15);
    }

    @Test
    void theSameTieTwiceAndADraftThatSaysNothingNewAreRefused() {
        Actor admin = admin("eva");
        world.database.inTransaction(() -> desk.begin(admin));
        BindingRule rule = discounts(admin);
        BindingRule twin =
                new BindingRule(
                        BindingRuleId.next(),
                        true,
                        rule.factKind(),
                        rule.level(),
                        rule.instrument(),
                        rule.nature(),
                        rule.weight(),
                        rule.by(),
                        rule.measure(),
                        rule.otherwise(),
                        rule.ageing(),
                        rule.atMost());

        assertThatThrownBy(
                        () ->
                                world.database.inTransaction(
                                        () -> desk.save(admin, seen(admin), twin)))
                .isInstanceOf(BusinessRuleViolation.class);
        assertThatThrownBy(() -> publish(admin)).isInstanceOf(BusinessRuleViolation.class);
    }

    @Test
    void aRuleThatWouldDivideByNothingIsRefused() {
        Actor admin = admin("fleur");
        world.database.inTransaction(() -> desk.begin(admin));
        BindingRule rule = discounts(admin);

        assertThatThrownBy(
                        () ->
                                new BindingRule(
                                        rule.id(),
                                        true,
                                        rule.factKind(),
                                        rule.level(),
                                        rule.instrument(),
                                        rule.nature(),
                                        rule.weight(),
                                        StrengthBy.QUANTITY,
                                        0,
                                        rule.otherwise(),
                                        rule.ageing(),
                                        rule.atMost()))
                .isInstanceOf(BusinessRuleViolation.class);
    }
}
