package org.loyaltyloop.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.journey.Bought;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.touchpoint.LoopStage;

class OpportunitiesTest {

    private final PipelineWorld world = new PipelineWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void everyPhaseReachedIsATouchpointInItsStageAndWinningIsAPurchase() {
        OpportunityId id = world.open(Optional.of(world.account));
        assertThat(world.headline(world.account).reached()).isEqualTo(LoopStage.ORIENTATION);

        world.move(world.anna, id, "ENGAGING");
        assertThat(world.headline(world.account).reached()).isEqualTo(LoopStage.SELECTION);
        assertThat(world.headline(world.account).bought()).isEqualTo(Bought.NO);

        world.move(world.anna, id, "WON");
        assertThat(world.headline(world.account).reached()).isEqualTo(LoopStage.TRANSACTION);
        assertThat(world.headline(world.account).bought()).isEqualTo(Bought.YES);
        assertThat(
                        world.sql.number(
                                "select count(distinct order_ref) from touchpoint.v_touchpoint where order_ref like 'OPP-%'"))
                .isOne();
    }

    @Test
    void whatIsOpenedTwiceUnderOneNameIsOne() {
        OpenOpportunity command =
                OpenOpportunity.now(world.details(Optional.of(world.account)), "erp", "42");
        OpportunityId first = world.open(command);

        Opportunities.Opened again =
                world.database.inTransaction(() -> world.opportunities.open(world.anna, command));

        assertThat(again).isEqualTo(new Opportunities.Opened(first, false));
        assertThat(world.told()).containsExactly("PROSPECTING");
    }

    @Test
    void whoComesSecondIsToldWhoMovedItWhereAndMayRedo() {
        OpportunityId id = world.open(Optional.of(world.account));
        world.move(world.bram, id, "PROPOSAL");

        AlreadyMoved told =
                catchThrowableOfType(
                        AlreadyMoved.class,
                        () ->
                                world.database.inTransaction(
                                        () ->
                                                world.opportunities.move(
                                                        world.anna,
                                                        MoveOpportunity.of(
                                                                id, "PROSPECTING", "ENGAGING"))));

        assertThat(told.author()).isEqualTo("bram");
        assertThat(told.phase()).isEqualTo("PROPOSAL");
        assertThat(told.at()).isEqualTo(world.clock.instant());
        assertThat(world.phase(id)).isEqualTo("PROPOSAL");
        world.move(world.anna, id, "ENGAGING");
        assertThat(world.phase(id)).isEqualTo("ENGAGING");
    }

    @Test
    void anUndoneMoveLeavesNoTouchpointBehind() {
        OpportunityId id = world.open(Optional.of(world.account));
        MoveId won = world.move(world.anna, id, "WON").orElseThrow();
        assertThat(world.headline(world.account).bought()).isEqualTo(Bought.YES);

        world.undo(world.anna, id, won);

        assertThat(world.told()).containsExactly("PROSPECTING");
        assertThat(world.headline(world.account).bought()).isEqualTo(Bought.NO);
        assertThat(world.headline(world.account).reached()).isEqualTo(LoopStage.ORIENTATION);
        assertThatThrownBy(() -> world.undo(world.anna, id, won))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        e -> assertThat(e.rule()).isEqualTo(OpportunityRule.NOTHING_TO_UNDO));
    }

    @Test
    void aMoveAfterWhichAnotherCameIsNotUndone() {
        OpportunityId id = world.open(Optional.of(world.account));
        MoveId mine = world.move(world.anna, id, "ENGAGING").orElseThrow();
        world.move(world.bram, id, "PROPOSAL");

        assertThatThrownBy(() -> world.undo(world.anna, id, mine))
                .isInstanceOfSatisfying(
                        AlreadyMoved.class, e -> assertThat(e.author()).isEqualTo("bram"));
        assertThat(world.phase(id)).isEqualTo("PROPOSAL");
    }

    @Test
    void reopeningTakesTheEndBackAndUndoingThatRestoresIt() {
        OpportunityId id = world.open(Optional.of(world.account));
        world.move(world.anna, id, "WON");
        MoveId reopened = world.move(world.anna, id, "PROPOSAL").orElseThrow();
        assertThat(world.told()).containsExactly("PROSPECTING", "PROPOSAL");

        world.undo(world.anna, id, reopened);

        assertThat(world.told()).containsExactly("PROSPECTING", "WON");
        assertThat(world.phase(id)).isEqualTo("WON");
    }

    @Test
    void touchpointsAppearWhenTheOpportunityGetsAnAccountAndFollowItToAnother() {
        OpportunityId id = world.open(Optional.empty());
        world.move(world.anna, id, "ENGAGING");
        assertThat(world.told()).isEmpty();

        give(id, world.account);
        assertThat(world.told()).containsExactly("PROSPECTING", "ENGAGING");

        AccountId other = world.customers.account("Noorderzon", Optional.of(world.north));
        give(id, other);
        assertThat(world.told()).containsExactly("PROSPECTING", "ENGAGING");
        assertThat(world.headline(other).reached()).isEqualTo(LoopStage.SELECTION);
        assertThat(
                        world.sql.number(
                                "select count(*) from touchpoint.v_touchpoint where account_id = ?",
                                world.account.value()))
                .isZero();
    }

    private void give(OpportunityId id, AccountId account) {
        int seen = world.version(id);
        world.database.inTransaction(
                () ->
                        world.opportunities.change(
                                world.anna, id, seen, world.details(Optional.of(account))));
    }

    @Test
    void whoLosesSaysWhyAndACorrectedReasonIsOneLossStill() {
        OpportunityId id = world.open(Optional.of(world.account));
        assertThatThrownBy(
                        () ->
                                world.database.inTransaction(
                                        () ->
                                                world.opportunities.move(
                                                        world.anna,
                                                        MoveOpportunity.of(
                                                                id, "PROSPECTING", "LOST"))))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        e -> assertThat(e.rule()).isEqualTo(OpportunityRule.REASON_REQUIRED));
        world.move(world.anna, id, "LOST");
        world.database.inTransaction(
                () ->
                        world.opportunities.move(
                                world.anna,
                                new MoveOpportunity(
                                        id,
                                        "LOST",
                                        "LOST",
                                        Optional.of("COMPETITION"),
                                        Optional.of("They were faster"))));

        assertThat(world.told()).containsExactly("PROSPECTING", "LOST");
        assertThat(
                        world.sql.number(
                                "select count(*) from opportunity.opportunity where lost_reason = 'COMPETITION' and lost_stated = 'They were faster' and closed_at is not null"))
                .isOne();
    }

    @Test
    void whoOwnsOrSharesTheTeamWritesAndOthersRead() {
        OpportunityId id = world.open(Optional.of(world.account));

        assertThatThrownBy(() -> world.move(world.cleo, id, "ENGAGING"))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> world.move(world.agent, id, "ENGAGING"))
                .isInstanceOf(AccessDenied.class);
        assertThat(world.move(world.bram, id, "ENGAGING")).isPresent();
        assertThat(world.move(world.admin, id, "PROPOSAL")).isPresent();
    }

    @Test
    void aSaveOverSomebodyElsesSaveIsRefused() {
        OpportunityId id = world.open(Optional.of(world.account));
        int seen = world.version(id);
        world.move(world.bram, id, "ENGAGING");

        assertThatThrownBy(
                        () ->
                                world.database.inTransaction(
                                        () ->
                                                world.opportunities.change(
                                                        world.anna,
                                                        id,
                                                        seen,
                                                        world.details(Optional.empty()))))
                .isInstanceOf(StaleVersion.class);
    }

    @Test
    void whatIsRemovedLeavesNothing() {
        OpportunityId id = world.open(Optional.of(world.account));
        world.move(world.anna, id, "ENGAGING");

        world.database.inTransaction(
                () -> world.opportunities.remove(world.anna, id, world.version(id)));

        assertThat(world.told()).isEmpty();
        assertThat(world.sql.number("select count(*) from opportunity.phase_change")).isZero();
    }
}
