package org.loyaltyloop.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.ApiKeyId;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.touchpoint.TouchpointId;

class InvitationsTest {

    private final FeedbackWorld world = new FeedbackWorld();
    private final AccountId brouwer = world.account("Brouwer");
    private final ContactId eva = world.contact(brouwer, "Eva");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whoeverHadATouchpointOfAnActivePolicyIsInvitedOnce() {
        world.active(LoopStage.SERVICE, 30);
        world.clock.advance(Duration.ofMinutes(5));
        TouchpointId question = world.question(brouwer, Optional.of(eva));

        assertThat(world.round()).isEqualTo(1);
        assertThat(world.round()).isZero();

        assertThat(world.all())
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.about()).contains(question);
                            assertThat(row.contact()).contains(eva);
                            assertThat(row.stage()).isEqualTo(LoopStage.SERVICE);
                            assertThat(row.metric()).isEqualTo(SurveyMetric.CSAT);
                            assertThat(row.questionNl()).isEqualTo("Hoe was het?");
                            assertThat(row.byPolicy()).isTrue();
                        });
    }

    @Test
    void theQuestionWaitsForItsTime() {
        world.policy(LoopStage.SERVICE, true, 30, 4);
        world.clock.advance(Duration.ofMinutes(5));
        world.question(brouwer, Optional.of(eva));

        world.clock.advance(Duration.ofMinutes(239));
        assertThat(world.round()).isZero();
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.round()).isEqualTo(1);
    }

    @Test
    void nothingIsAskedAboutTheTimeBeforeThePolicyOrAboutTheDistantPast() {
        world.question(brouwer, Optional.of(eva));
        world.clock.advance(Duration.ofMinutes(5));
        world.active(LoopStage.SERVICE, 30);
        world.touchpoint(
                "QUESTION",
                brouwer,
                Optional.of(eva),
                world.clock.instant().minus(Duration.ofDays(300)));

        assertThat(world.round()).isZero();
    }

    @Test
    void onlyTheTypesThatThePolicyNamesAreAskedAbout() {
        world.active(LoopStage.SERVICE, 30, "COMPLAINT");
        world.clock.advance(Duration.ofMinutes(5));
        world.question(brouwer, Optional.of(eva));
        assertThat(world.round()).isZero();

        world.touchpoint("COMPLAINT", brouwer, Optional.of(eva), world.clock.instant());
        assertThat(world.round()).isEqualTo(1);
    }

    @Test
    void aWithdrawnTouchpointIsNotAskedAbout() {
        world.active(LoopStage.SERVICE, 30);
        world.clock.advance(Duration.ofMinutes(5));
        TouchpointId question = world.question(brouwer, Optional.of(eva));
        world.database.inTransaction(
                () -> world.touchpoints.withdraw(FeedbackWorld.AGENT, question, "wrong customer"));

        assertThat(world.round()).isZero();
        assertRefused(
                FeedbackRule.NOTHING_TO_ASK_ABOUT,
                () ->
                        world.database.inTransaction(
                                () ->
                                        world.invitations.ask(
                                                FeedbackWorld.AGENT,
                                                new AskForFeedback(
                                                        LoopStage.SERVICE,
                                                        brouwer,
                                                        Optional.of(eva),
                                                        Optional.of(question),
                                                        false))));
    }

    @Test
    void anOrganisationIsAskedThroughAContactAndAPrivatePersonDirectly() {
        world.active(LoopStage.SERVICE, 30);
        world.clock.advance(Duration.ofMinutes(5));
        AccountId piet = world.person("Piet");
        world.question(brouwer, Optional.empty());
        world.question(piet, Optional.empty());

        assertThat(world.round()).isEqualTo(1);
        assertThat(world.all()).extracting(InvitationRow::account).containsExactly(piet);
    }

    @Test
    void oneWithTouchpointsInManyStagesIsAskedOnce() {
        world.active(LoopStage.SERVICE, 0);
        world.active(LoopStage.EXPERIENCE, 0);
        world.clock.advance(Duration.ofMinutes(5));
        for (int i = 0; i < 5; i++) {
            world.question(brouwer, Optional.of(eva));
            world.touchpoint("TRAINING_FOLLOWED", brouwer, Optional.of(eva), world.clock.instant());
        }

        assertThat(world.round()).isEqualTo(1);
        assertThat(world.round()).isZero();
    }

    @Test
    void theCooldownHoldsForHandAndPolicyAndNamesItsEnd() {
        InvitationId asked = world.ask(brouwer, eva);
        world.answer(asked, 5);

        assertThatThrownBy(() -> world.ask(brouwer, eva))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        refused -> {
                            assertThat(refused.rule()).isEqualTo(FeedbackRule.INVITED_RECENTLY);
                            assertThat(refused.arguments())
                                    .containsExactly(LocalDate.of(2026, 4, 1));
                        });
        world.active(LoopStage.SERVICE, 30);
        world.clock.advance(Duration.ofMinutes(5));
        world.question(brouwer, Optional.of(eva));
        assertThat(world.round()).isZero();

        world.clock.advance(Duration.ofDays(31));
        world.question(brouwer, Optional.of(eva));
        assertThat(world.round()).isEqualTo(1);
    }

    @Test
    void anOpenInvitationForbidsAnotherUntilItExpires() {
        InvitationId first = world.ask(brouwer, eva);
        assertRefused(FeedbackRule.ALREADY_INVITED, () -> world.ask(brouwer, eva));

        world.clock.advance(Duration.ofDays(31));
        world.ask(brouwer, eva);

        assertThat(world.read(first).state()).isEqualTo(InvitationState.EXPIRED);
    }

    @Test
    void whatWasTakenBackUnsentDoesNotCount() {
        InvitationId first = world.ask(brouwer, eva);
        world.database.inTransaction(() -> world.invitations.withdraw(FeedbackWorld.AGENT, first));
        assertRefused(
                FeedbackRule.NO_LONGER_OPEN,
                () ->
                        world.database.inTransaction(
                                () -> world.invitations.withdraw(FeedbackWorld.AGENT, first)));

        world.ask(brouwer, eva);

        assertThat(world.all()).filteredOn(InvitationRow::open).hasSize(1);
    }

    @Test
    void whoWantsNoQuestionsGetsNone() {
        world.active(LoopStage.SERVICE, 0);
        world.clock.advance(Duration.ofMinutes(5));
        world.database.inTransaction(
                () -> world.refusals.refuse(FeedbackWorld.AGENT, brouwer, eva));
        world.question(brouwer, Optional.of(eva));

        assertThat(world.round()).isZero();
        assertRefused(FeedbackRule.WANTS_NO_QUESTIONS, () -> world.ask(brouwer, eva));

        world.database.inTransaction(() -> world.refusals.lift(FeedbackWorld.AGENT, brouwer, eva));
        assertThat(world.round()).isEqualTo(1);
    }

    @Test
    void anAccountCanRefuseForAllItsPeople() {
        world.database.inTransaction(() -> world.refusals.refuse(FeedbackWorld.AGENT, brouwer));

        assertRefused(FeedbackRule.WANTS_NO_QUESTIONS, () -> world.ask(brouwer, eva));
        assertThat(world.refusals.of(brouwer)).isPresent();
    }

    @Test
    void strangersAndOrganisationsCannotBeAsked() {
        ContactId stranger = world.contact(world.account("Elsewhere"), "Stranger");

        assertRefused(FeedbackRule.NOT_THERE, () -> world.ask(brouwer, stranger));
        assertRefused(
                FeedbackRule.NOBODY_TO_ASK,
                () ->
                        world.database.inTransaction(
                                () ->
                                        world.invitations.ask(
                                                FeedbackWorld.AGENT,
                                                new AskForFeedback(
                                                        LoopStage.SERVICE,
                                                        brouwer,
                                                        Optional.empty(),
                                                        Optional.empty(),
                                                        false))));
    }

    @Test
    void manyWhoAskTheSamePersonAtTheSameMomentMakeOneInvitation() throws Exception {
        ExecutorService colleagues = Executors.newFixedThreadPool(8);
        try {
            List<Callable<InvitationId>> asking =
                    Collections.nCopies(16, () -> world.ask(brouwer, eva));
            int invited = 0;
            for (Future<InvitationId> answer : colleagues.invokeAll(asking)) {
                try {
                    answer.get();
                    invited++;
                } catch (ExecutionException refused) {
                    assertThat(refused.getCause())
                            .isInstanceOfSatisfying(
                                    BusinessRuleViolation.class,
                                    e ->
                                            assertThat(e.rule())
                                                    .isEqualTo(FeedbackRule.ALREADY_INVITED));
                }
            }
            assertThat(invited).isEqualTo(1);
        } finally {
            colleagues.shutdownNow();
        }
    }

    @Test
    void twoPrivatePersonsWhoAreOneKeepOneOpenInvitation() {
        AccountId piet = world.person("Piet");
        AccountId pieter = world.person("Pieter");
        for (AccountId account : List.of(piet, pieter)) {
            world.database.inTransaction(
                    () ->
                            world.invitations.ask(
                                    FeedbackWorld.AGENT,
                                    new AskForFeedback(
                                            LoopStage.SERVICE,
                                            account,
                                            Optional.empty(),
                                            Optional.empty(),
                                            false)));
        }

        world.database.inTransaction(() -> world.parties.on(world.customers.merge(pieter, piet)));

        assertThat(world.all()).filteredOn(InvitationRow::open).hasSize(1);
        assertThat(world.all()).extracting(InvitationRow::account).containsOnly(piet);
    }

    @Test
    void onlyAdministratorsChangePoliciesAndNoneOverwritesAnother() {
        SurveyPolicy read = world.policies.of(LoopStage.SERVICE);
        ChangePolicy change =
                new ChangePolicy(
                        LoopStage.SERVICE,
                        read.version(),
                        true,
                        SurveyMetric.CES2,
                        "Easy?",
                        "Makkelijk?",
                        List.of("QUESTION"),
                        1,
                        2,
                        3);

        assertThatThrownBy(
                        () ->
                                world.database.inTransaction(
                                        () -> world.policies.change(FeedbackWorld.AGENT, change)))
                .isInstanceOf(AccessDenied.class);
        world.database.inTransaction(() -> world.policies.change(FeedbackWorld.ADMIN, change));
        assertThatThrownBy(
                        () ->
                                world.database.inTransaction(
                                        () -> world.policies.change(FeedbackWorld.ADMIN, change)))
                .isInstanceOf(StaleVersion.class);
        assertThat(world.policies.of(LoopStage.SERVICE).questionNl()).isEqualTo("Makkelijk?");
    }

    @Test
    void onlyWhoMayWriteTouchpointsMayAsk() {
        Actor reader = Actor.apiKey(ApiKeyId.next(), "reader", Set.of(Scope.ACCOUNTS_READ));

        assertThatThrownBy(
                        () ->
                                world.database.inTransaction(
                                        () ->
                                                world.invitations.ask(
                                                        reader,
                                                        new AskForFeedback(
                                                                LoopStage.SERVICE,
                                                                brouwer,
                                                                Optional.of(eva),
                                                                Optional.empty(),
                                                                false))))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void invitationsAreListedByStateAndPlace() {
        InvitationId answered = world.ask(brouwer, eva);
        world.answer(answered, 2);
        ContactId jan = world.contact(brouwer, "Jan");
        world.clock.advance(Duration.ofSeconds(1));
        InvitationId open = world.ask(brouwer, jan);

        InvitationFilter all = InvitationFilter.ALL.of(brouwer);
        assertThat(world.queries.counts(all))
                .containsEntry(InvitationState.OPEN, 1L)
                .containsEntry(InvitationState.ANSWERED, 1L)
                .containsEntry(InvitationState.EXPIRED, 0L);
        var first = world.queries.list(all, Optional.empty(), 1);
        assertThat(first.items()).extracting(InvitationRow::id).containsExactly(open);
        var second = world.queries.list(all, first.next(), 1);
        assertThat(second.items()).extracting(InvitationRow::id).containsExactly(answered);
        assertThat(second.items().get(0).score()).contains(2);
        assertThat(second.next()).isEmpty();
        world.clock.advance(Duration.ofDays(40));
        assertThat(
                        world.queries
                                .list(
                                        all.in(Optional.of(InvitationState.EXPIRED)),
                                        Optional.empty(),
                                        9)
                                .items())
                .extracting(InvitationRow::id)
                .containsExactly(open);
    }

    private static void assertRefused(FeedbackRule rule, ThrowingCallable asking) {
        assertThatThrownBy(asking)
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        refused -> assertThat(refused.rule()).isEqualTo(rule));
    }

    @Test
    void onlyTheProductItselfRecallsInvitationsOfThePast() {
        assertThatThrownBy(() -> world.invitations.recall(FeedbackWorld.ADMIN, List.of()))
                .isInstanceOf(AccessDenied.class);
    }
}
