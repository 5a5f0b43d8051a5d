package org.loyaltyloop.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.staff.UserId;

/** What becomes of promises and goals after the conversation. */
@Tag("database")
class OutcomesTest {

    private final ConversationWorld world = new ConversationWorld();
    private final AccountId verkerk = world.account("Verkerk");
    private final ContactId marieke = world.contact(verkerk, "Marieke");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatWasKeptLastStandsFirstPageByPage() {
        List<CommitmentId> kept = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            CommitmentId promise = world.promise(verkerk, ours("No " + i));
            fulfil(promise);
            kept.add(0, promise);
            if (i % 2 == 1) {
                world.clock.advance(Duration.ofDays(1));
            }
        }
        world.promise(verkerk, ours("Open"));
        CommitmentFilter done = CommitmentFilter.ALL.in(Optional.of(CommitmentState.DONE));

        Slice<CommitmentRow> first = world.promises.list(done, Optional.empty(), 2);
        Slice<CommitmentRow> second = world.promises.list(done, first.next(), 2);
        Slice<CommitmentRow> third = world.promises.list(done, second.next(), 2);

        assertThat(third.next()).isEmpty();
        List<CommitmentRow> all = new ArrayList<>(first.items());
        all.addAll(second.items());
        all.addAll(third.items());
        assertThat(all).extracting(CommitmentRow::id).containsExactlyInAnyOrderElementsOf(kept);
        assertThat(all)
                .extracting(row -> row.closedOn().orElseThrow())
                .isSortedAccordingTo((one, two) -> two.compareTo(one));
    }

    @Test
    void whatIsOverdueIsWhatIsOpenAndWasDueBeforeToday() {
        world.promise(verkerk, Promise.ours("Today", world.user(), world.today()));
        CommitmentId late =
                world.promise(
                        verkerk, Promise.ours("Late", world.user(), world.today().minusDays(1)));
        CommitmentId kept =
                world.promise(
                        verkerk, Promise.ours("Kept", world.user(), world.today().minusDays(2)));
        fulfil(kept);

        CommitmentFilter overdue = CommitmentFilter.ALL.overdue(world.today());

        assertThat(world.promises.list(overdue, Optional.empty(), 10).items())
                .extracting(CommitmentRow::id)
                .containsExactly(late);
        assertThat(world.promises.count(overdue, world.today()))
                .isEqualTo(new CommitmentQueries.Count(1, 1));
    }

    @Test
    void aPromiseClosedByMistakeStandsOpenAgain() {
        CommitmentId promise = world.promise(verkerk, ours("Send the list"));
        fulfil(promise);

        assertThatThrownBy(() -> reopen(promise, 1)).isInstanceOf(StaleVersion.class);
        assertThatThrownBy(
                        () ->
                                world.database.inTransaction(
                                        () -> world.commitments.reopen(world.stranger, promise, 2)))
                .isInstanceOf(AccessDenied.class);
        reopen(promise, 2);

        CommitmentRow row = world.promises.find(promise).orElseThrow();
        assertThat(row.open()).isTrue();
        assertThat(row.closedOn()).isEmpty();
    }

    @Test
    void aConversationTakenBackTakesItsOpenPromisesAndReadingsAlong() {
        GoalId goal = goal();
        Conversations.Logged logged =
                world.log(
                        new LogConversation(
                                AccountKey.of(verkerk),
                                Optional.empty(),
                                world.about("Wrong customer", marieke),
                                List.of(ours("Never said"), ours("Kept already")),
                                Optional.empty(),
                                List.of(new GoalReading(goal, BigDecimal.TEN, Optional.empty())),
                                Optional.empty(),
                                "crm",
                                "wrong"));
        List<CommitmentRow> made =
                world.promises
                        .list(CommitmentFilter.ALL.madeIn(logged.id()), Optional.empty(), 10)
                        .items();
        CommitmentRow kept =
                made.stream().filter(row -> row.what().equals("Kept already")).findFirst().get();
        fulfil(kept.id());
        assertThat(world.goalQueries.readIn(logged.id())).hasSize(1);

        world.database.inTransaction(
                () ->
                        world.conversations.cancel(
                                world.sanne, logged.id(), 1, "another customer's"));

        assertThat(
                        world.promises
                                .list(
                                        CommitmentFilter.ALL.madeIn(logged.id()),
                                        Optional.empty(),
                                        10)
                                .items())
                .extracting(
                        CommitmentRow::what, CommitmentRow::state, row -> row.reason().orElse(""))
                .containsExactlyInAnyOrder(
                        tuple("Never said", CommitmentState.WITHDRAWN, "another customer's"),
                        tuple("Kept already", CommitmentState.DONE, ""));
        assertThat(world.goalQueries.readings(List.of(goal))).isEmpty();
    }

    @Test
    void aGoalIsClosedWithWhatCameOfItAndMayBeOpenedAgain() {
        GoalId goal = goal();
        world.database.inTransaction(
                () -> world.goals.reach(world.sanne, goal, 1, Optional.of("All sites joined")));

        GoalView reached = world.goalQueries.find(goal).orElseThrow().goal();
        assertThat(reached.state()).isEqualTo(GoalState.REACHED);
        assertThat(reached.outcome()).contains("All sites joined");
        assertThat(reached.closedOn()).contains(world.today());

        world.database.inTransaction(() -> world.goals.reopen(world.sanne, goal, 2));
        assertThat(world.goalQueries.find(goal).orElseThrow().goal().open()).isTrue();
        assertThat(world.ties).hasSize(3);
    }

    @Test
    void aColleagueWhoLeftSinceStaysAmongThoseWhoTookPart() {
        UserId femke = world.stranger.user().orElseThrow();
        ConversationDetails before = with(world.about("Subject", marieke), femke);
        ConversationId id = world.held(verkerk, before);
        world.sql.update("update staff.app_user set disabled = true where id = ?", femke.value());

        world.database.inTransaction(
                () ->
                        world.conversations.change(
                                world.sanne, id, 1, with(world.about("Better", marieke), femke)));

        assertThat(world.read(id).colleagues())
                .extracting(ConversationView.Person::name)
                .containsExactly("Femke");
    }

    private static ConversationDetails with(ConversationDetails d, UserId colleague) {
        return new ConversationDetails(
                d.startsAt(),
                d.minutes(),
                d.channel(),
                d.contacts(),
                List.of(colleague),
                d.subject(),
                d.matters(),
                d.needs(),
                d.objections(),
                d.sentiment(),
                d.summary(),
                d.nextStep(),
                d.stage());
    }

    private GoalId goal() {
        return world.database.inTransaction(
                () ->
                        world.goals.set(
                                world.sanne,
                                AccountKey.of(verkerk),
                                new GoalPlan(
                                        "Less waste",
                                        Optional.of("%"),
                                        BigDecimal.ZERO,
                                        Optional.of(BigDecimal.valueOf(20)),
                                        Optional.empty())));
    }

    private Promise ours(String what) {
        return Promise.ours(what, world.user(), world.today().plusDays(7));
    }

    private void fulfil(CommitmentId promise) {
        world.database.inTransaction(() -> world.commitments.fulfil(world.sanne, promise, 1));
    }

    private void reopen(CommitmentId promise, int seen) {
        world.database.inTransaction(() -> world.commitments.reopen(world.sanne, promise, seen));
    }
}
