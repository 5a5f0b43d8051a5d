package org.loyaltyloop.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
import org.loyaltyloop.touchpoint.LoopStage;

class SurveysTest {

    private final FeedbackWorld world = new FeedbackWorld();
    private final AccountId brouwer = world.account("Brouwer");
    private final ContactId eva = world.contact(brouwer, "Eva");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void anAnswerIsATouchpointInInteractionAboutTheStageAskedAbout() {
        InvitationId id = world.ask(brouwer, eva);

        world.database.inTransaction(
                () ->
                        world.surveys.answer(
                                world.answerToken(id),
                                new SurveyReply(
                                        UUID.randomUUID(), 4, Optional.of("Snel geholpen!"))));

        InvitationRow row = world.read(id);
        assertThat(row.state()).isEqualTo(InvitationState.ANSWERED);
        assertThat(row.score()).contains(4);
        String recorded =
                world.sql
                        .first(
                                """
                                select concat_ws(' ', type, stage, channel, direction, contact_id, survey_metric, survey_score,
                                                 survey_stage, survey_comment, external_id) as said
                                from touchpoint.v_touchpoint where id = ?
                                """,
                                found -> found.text("said"),
                                row.answer().orElseThrow().value())
                        .orElseThrow();
        assertThat(recorded)
                .isEqualTo(
                        "SURVEY_ANSWERED 7 WEB INBOUND " + eva + " CES2 4 6 Snel geholpen! " + id);
        assertThat(world.recorded).hasSize(1);
    }

    @Test
    void lookingChangesNothingHoweverOften() {
        InvitationId id = world.ask(brouwer, eva);
        for (int i = 0; i < 3; i++) {
            OpenSurvey survey = world.surveys.look(world.answerToken(id));
            assertThat(survey.stage()).isEqualTo(LoopStage.SERVICE);
            assertThat(survey.language()).contains("nl");
        }
        assertThat(world.read(id).state()).isEqualTo(InvitationState.OPEN);
        assertThat(answers()).isZero();
    }

    @Test
    void theSameFormTwiceIsOneAnswerAndAnotherFormIsTooLate() {
        InvitationId id = world.ask(brouwer, eva);
        SurveyReply reply = new SurveyReply(UUID.randomUUID(), 7, Optional.empty());

        answer(id, reply);
        answer(id, reply);

        assertClosed(
                SurveyClosed.Reason.ANSWERED,
                () -> answer(id, new SurveyReply(UUID.randomUUID(), 1, Optional.empty())));
        assertClosed(SurveyClosed.Reason.ANSWERED, () -> world.surveys.look(world.answerToken(id)));
        assertThat(answers()).isEqualTo(1);
        assertThat(world.read(id).score()).contains(7);
    }

    @Test
    void twentyAnswersAtTheSameMomentAreOne() throws Exception {
        InvitationId id = world.ask(brouwer, eva);
        ExecutorService tabs = Executors.newFixedThreadPool(10);
        try {
            List<Callable<Boolean>> sending = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int score = 1 + i % 7;
                sending.add(
                        () -> {
                            answer(id, new SurveyReply(UUID.randomUUID(), score, Optional.empty()));
                            return true;
                        });
            }
            int accepted = 0;
            for (Future<Boolean> sent : tabs.invokeAll(sending)) {
                try {
                    sent.get();
                    accepted++;
                } catch (ExecutionException late) {
                    assertThat(late.getCause()).isInstanceOf(SurveyClosed.class);
                }
            }
            assertThat(accepted).isEqualTo(1);
            assertThat(answers()).isEqualTo(1);
        } finally {
            tabs.shutdownNow();
        }
    }

    @Test
    void aScoreOffTheScaleIsRefusedAndNothingIsStored() {
        InvitationId id = world.ask(brouwer, eva);

        assertThatThrownBy(
                        () -> answer(id, new SurveyReply(UUID.randomUUID(), 8, Optional.empty())))
                .isInstanceOf(BusinessRuleViolation.class);

        assertThat(answers()).isZero();
        assertThat(world.read(id).open()).isTrue();
    }

    @Test
    void expiredWithdrawnAndForgedLinksSayWhatTheyAre() {
        InvitationId id = world.ask(brouwer, eva);
        String token = world.answerToken(id);
        String forged =
                token.substring(0, 20)
                        + (token.charAt(20) == 'A' ? 'B' : 'A')
                        + token.substring(21);
        assertClosed(SurveyClosed.Reason.UNKNOWN, () -> world.surveys.look(forged));
        assertClosed(SurveyClosed.Reason.UNKNOWN, () -> world.surveys.look(""));
        assertClosed(
                SurveyClosed.Reason.UNKNOWN,
                () -> world.surveys.look(FeedbackWorld.token(world.links.refuse(id))));

        world.clock.advance(Duration.ofDays(16));
        assertClosed(SurveyClosed.Reason.EXPIRED, () -> world.surveys.look(token));
        assertClosed(
                SurveyClosed.Reason.EXPIRED,
                () -> answer(id, new SurveyReply(UUID.randomUUID(), 1, Optional.empty())));

        ContactId jan = world.contact(brouwer, "Jan");
        InvitationId taken = world.ask(brouwer, jan);
        world.database.inTransaction(() -> world.invitations.withdraw(FeedbackWorld.AGENT, taken));
        assertClosed(
                SurveyClosed.Reason.WITHDRAWN, () -> world.surveys.look(world.answerToken(taken)));
        assertThat(answers()).isZero();
    }

    @Test
    void theLinkHoldsThroughItsLastDayInTheFirmsZone() {
        InvitationId id = world.ask(brouwer, eva);

        world.clock.set(Instant.parse("2026-03-16T22:59:59Z"));
        assertThat(world.surveys.look(world.answerToken(id))).isNotNull();
        world.clock.set(Instant.parse("2026-03-16T23:00:00Z"));
        assertClosed(SurveyClosed.Reason.EXPIRED, () -> world.surveys.look(world.answerToken(id)));
    }

    @Test
    void aNewSecretKeepsOldLinksOrEndsThem() {
        InvitationId id = world.ask(brouwer, eva);
        String first = world.answerToken(id);

        world.database.inTransaction(() -> world.links.renewSecret(FeedbackWorld.ADMIN, false));
        String second = world.answerToken(id);
        assertThat(second).isNotEqualTo(first);
        assertThat(world.surveys.look(first)).isEqualTo(world.surveys.look(second));

        world.database.inTransaction(() -> world.links.renewSecret(FeedbackWorld.ADMIN, true));
        assertClosed(SurveyClosed.Reason.UNKNOWN, () -> world.surveys.look(first));
        assertClosed(SurveyClosed.Reason.UNKNOWN, () -> world.surveys.look(second));
        assertThat(world.surveys.look(world.answerToken(id))).isNotNull();
        assertThatThrownBy(
                        () ->
                                world.database.inTransaction(
                                        () -> world.links.renewSecret(FeedbackWorld.AGENT, true)))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void whoeverSaysNoMoreIsAskedNoMore() {
        InvitationId id = world.ask(brouwer, eva);
        String refuse = FeedbackWorld.token(world.links.refuse(id));

        world.database.inTransaction(() -> world.surveys.refuse(refuse));
        world.database.inTransaction(() -> world.surveys.refuse(refuse));

        assertThat(world.refusals.of(eva)).hasValueSatisfying(r -> assertThat(r.byLink()).isTrue());
        assertThat(world.read(id).state()).isEqualTo(InvitationState.WITHDRAWN);
        assertThat(world.sql.number("select count(*) from feedback.refusal")).isEqualTo(1);
        assertClosed(
                SurveyClosed.Reason.UNKNOWN, () -> world.surveys.refuse(world.answerToken(id)));
    }

    @Test
    void anAnswerFollowsItsAccountThroughAMerge() {
        InvitationId id = world.ask(brouwer, eva);
        AccountId other = world.account("Brouwer BV");
        world.database.inTransaction(() -> world.parties.on(world.customers.merge(brouwer, other)));

        world.answer(id, 6);

        assertThat(
                        world.sql.number(
                                "select count(*) from touchpoint.v_touchpoint where account_id = ?",
                                other.value()))
                .isEqualTo(1);
    }

    private void answer(InvitationId id, SurveyReply reply) {
        world.database.inTransaction(() -> world.surveys.answer(world.answerToken(id), reply));
    }

    private long answers() {
        return world.sql.number(
                "select count(*) from touchpoint.touchpoint where type = 'SURVEY_ANSWERED'");
    }

    private static void assertClosed(SurveyClosed.Reason reason, ThrowingCallable using) {
        assertThatThrownBy(using)
                .isInstanceOfSatisfying(
                        SurveyClosed.class,
                        closed -> assertThat(closed.reason()).isEqualTo(reason));
    }
}
