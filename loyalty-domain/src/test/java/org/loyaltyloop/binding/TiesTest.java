package org.loyaltyloop.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.kernel.Violation;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.UserId;

class TiesTest {

    private static BindingWorld world;

    @BeforeAll
    static void open() {
        world = new BindingWorld();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void theSameTieTwiceIsOneTie() {
        AccountId account = world.account("Twice");
        EnterTie command =
                new EnterTie(
                        account,
                        world.details(BindingLevel.STRUCTURAL, Instrument.DEDICATED_STOCK, .5),
                        "erp",
                        "T-1");

        Ties.Entered first =
                world.database.inTransaction(
                        () -> world.ties.enter(BindingWorld.SOMEBODY, command));
        Ties.Entered again =
                world.database.inTransaction(
                        () -> world.ties.enter(BindingWorld.SOMEBODY, command));

        assertThat(first.fresh()).isTrue();
        assertThat(again).isEqualTo(new Ties.Entered(first.id(), false));
        assertThat(world.queries.of(account).profile().level(BindingLevel.STRUCTURAL).ties())
                .hasSize(1);
    }

    @Test
    void strengthOffItsScaleAndAnEndBeforeTheStartAreRefusedTogether() {
        assertThatThrownBy(
                        () ->
                                new TieDetails(
                                        BindingLevel.FINANCIAL,
                                        Instrument.TRAINING,
                                        1.01,
                                        false,
                                        " ",
                                        Optional.empty(),
                                        Optional.of("javascript:alert(1)"),
                                        world.today(),
                                        Optional.of(world.today().minusDays(1))))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        refused ->
                                assertThat(refused.violations())
                                        .extracting(Violation::field, Violation::rule)
                                        .containsExactlyInAnyOrder(
                                                tuple("instrument", BindingRefusal.OTHER_LEVEL),
                                                tuple("strength", InputRule.OUT_OF_RANGE),
                                                tuple("subject", InputRule.REQUIRED),
                                                tuple("link", InputRule.MALFORMED),
                                                tuple(
                                                        "validUntil",
                                                        BindingRefusal.ENDS_BEFORE_IT_STARTS)));
    }

    @Test
    void notANumberIsNoStrength() {
        assertThatThrownBy(
                        () -> world.details(BindingLevel.SOCIAL, Instrument.RELATION, Double.NaN))
                .isInstanceOf(BusinessRuleViolation.class);
    }

    @Test
    void theSecondToChangeATieSeesTheConflict() {
        TieId id =
                world.enter(
                        world.account("Two people"),
                        world.details(BindingLevel.SOCIAL, Instrument.RELATION, .2));
        TieDetails mine = world.details(BindingLevel.SOCIAL, Instrument.RELATION, .9);

        world.database.inTransaction(() -> world.ties.change(BindingWorld.SOMEBODY, id, 1, mine));

        assertThatThrownBy(
                        () ->
                                world.database.inTransaction(
                                        () ->
                                                world.ties.change(
                                                        BindingWorld.SOMEBODY,
                                                        id,
                                                        1,
                                                        world.details(
                                                                BindingLevel.SOCIAL,
                                                                Instrument.RELATION,
                                                                .4))))
                .isInstanceOf(StaleVersion.class);
        assertThat(world.ties.living(id).details()).isEqualTo(mine);
    }

    @Test
    void aWithdrawnTieNeverTiedAndFreesItsName() {
        AccountId account = world.account("Mistaken");
        EnterTie command =
                new EnterTie(
                        account,
                        world.details(BindingLevel.SOCIAL, Instrument.RELATION, 1),
                        "erp",
                        "T-2");
        TieId id =
                world.database.inTransaction(
                        () -> world.ties.enter(BindingWorld.SOMEBODY, command).id());

        world.database.inTransaction(
                () -> world.ties.withdraw(BindingWorld.SOMEBODY, id, "wrong customer"));

        assertThat(world.queries.of(account).profile().bare()).isTrue();
        assertThatThrownBy(() -> world.ties.living(id))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        refused ->
                                assertThat(refused.rule()).isEqualTo(BindingRefusal.TIE_WITHDRAWN));
        assertThat(
                        world.database
                                .inTransaction(
                                        () -> world.ties.enter(BindingWorld.SOMEBODY, command))
                                .fresh())
                .isTrue();
    }

    @Test
    void whoMayNotWriteTheAccountMayNotTieIt() {
        AccountId account =
                world.customers.account(
                        "Theirs", Optional.of(world.customers.team("Another team")));
        Actor manager =
                Actor.user(UserId.next(), "Bart", Set.of(Role.ACCOUNT_MANAGER), Optional.empty());

        assertThatThrownBy(
                        () ->
                                world.database.inTransaction(
                                        () ->
                                                world.ties.enter(
                                                        manager,
                                                        new EnterTie(
                                                                account,
                                                                world.details(
                                                                        BindingLevel.SOCIAL,
                                                                        Instrument.RELATION,
                                                                        1),
                                                                "screen",
                                                                "T-3"))))
                .isInstanceOf(AccessDenied.class);
        assertThat(world.ties.mayWrite(manager, account)).isFalse();
    }

    @Test
    void anAccountThatIsNotThereCannotBeTied() {
        assertThatThrownBy(
                        () ->
                                world.enter(
                                        AccountId.next(),
                                        world.details(BindingLevel.SOCIAL, Instrument.RELATION, 1)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void suggestionsDeepenTheWeakestLevelAndRepeatNoInstrument() {
        AccountId account = world.account("Advised");
        world.agree(account, "CONTRACT", 730, Optional.of(world.today().plusDays(30)));
        world.enter(account, world.details(BindingLevel.FINANCIAL, Instrument.DISCOUNT, 1));

        BindingView view = world.queries.of(account);

        assertThat(view.profile().weakest().level()).isEqualTo(BindingLevel.SOCIAL);
        assertThat(view.suggestions()).hasSize(3);
        assertThat(view.suggestions().get(0).situation()).isEqualTo(Situation.ENDING);
        assertThat(view.suggestions()).extracting(Measure::instrument).doesNotHaveDuplicates();
        assertThat(view.suggestions().subList(1, 3))
                .allMatch(measure -> measure.level() == BindingLevel.SOCIAL);
    }
}
