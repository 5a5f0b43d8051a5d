package org.loyaltyloop.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.Rule;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.CorrectPlacement;
import org.loyaltyloop.touchpoint.LoopStage;

/** Conversations, promises and goals as people meet them. */
@Tag("database")
class ConversationsTest {

    private final ConversationWorld world = new ConversationWorld();
    private final AccountId verkerk = world.account("Verkerk");
    private final ContactId marieke = world.contact(verkerk, "Marieke");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whoNeverBoughtLooksRoundAndACustomerTalks() {
        AccountId customer = world.account("Customer");
        world.buys(customer);

        ConversationId first = world.held(verkerk, world.about("Acquaintance", marieke));
        ConversationId second = world.held(customer, world.about("How it goes"));

        assertThat(world.stageOf(first)).isEqualTo(LoopStage.ORIENTATION);
        assertThat(world.stageOf(second)).isEqualTo(LoopStage.INTERACTION);
    }

    @Test
    void theStageThatAPersonGivesCounts() {
        ConversationId id =
                world.held(verkerk, in(world.about("Choosing"), Optional.of(LoopStage.SELECTION)));

        assertThat(world.stageOf(id)).isEqualTo(LoopStage.SELECTION);
    }

    @Test
    void aSecondClickSavesNothingNew() {
        LogConversation command =
                new LogConversation(
                        AccountKey.of(verkerk),
                        Optional.empty(),
                        world.about("Once", marieke),
                        List.of(Promise.ours("Send prices", world.user(), world.today())),
                        Optional.of(GoalPlan.of("Less waste")),
                        List.of(),
                        Optional.of(
                                new LogConversation.Next(
                                        world.now().plus(Duration.ofDays(7)), "Again")),
                        "crm",
                        "token");

        Conversations.Logged once = world.log(command);
        Conversations.Logged twice = world.log(command);

        assertThat(once.fresh()).isTrue();
        assertThat(twice).isEqualTo(new Conversations.Logged(once.id(), false, once.next()));
        assertThat(world.touchpointsOf(verkerk)).isEqualTo(1);
        assertThat(promises()).hasSize(1);
        assertThat(world.goalQueries.of(verkerk)).hasSize(1);
        assertThat(all()).hasSize(2);
        assertThat(world.read(once.next().orElseThrow()).follows())
                .hasValueSatisfying(before -> assertThat(before.id()).isEqualTo(once.id()));
    }

    @Test
    void aPlannedConversationIsNoTouchpointUntilItIsHeld() {
        ConversationId id = world.planned(verkerk, world.ahead("Plan", marieke));
        assertThat(world.touchpointsOf(verkerk)).isZero();

        LogConversation held = holding(id, 1, world.about("Plan", marieke), "form");
        world.log(held);
        Conversations.Logged again = world.log(held);

        assertThat(again.fresh()).isFalse();
        assertThat(world.read(id).state()).isEqualTo(ConversationState.HELD);
        assertThat(world.touchpointsOf(verkerk)).isEqualTo(1);
        refused(
                ConversationRule.CONVERSATION_HELD,
                () -> world.log(holding(id, 2, world.about("Plan"), "other form")));
    }

    @Test
    void whatIsPlannedCanBeMovedWhatWasHeldCannot() {
        ConversationId planned = world.planned(verkerk, world.ahead("Plan"));
        Instant friday = world.now().plus(Duration.ofDays(4));

        move(planned, 1, friday);

        assertThat(world.read(planned).details().startsAt()).isEqualTo(friday);
        ConversationId held = world.held(verkerk, world.about("Held"));
        refused(ConversationRule.CONVERSATION_NOT_PLANNED, () -> move(held, 1, friday));
    }

    @Test
    void whatWasHeldDoesNotLieAhead() {
        refused(
                ConversationRule.HELD_AHEAD,
                () -> world.held(verkerk, world.ahead("Not yet", marieke)));
        assertThat(world.touchpointsOf(verkerk)).isZero();
        assertThat(all()).isEmpty();
    }

    @Test
    void aChangeIsToldAnewAndNeverTwice() {
        ConversationId id = world.held(verkerk, world.about("Befor", marieke));

        change(id, 1, world.about("Before", marieke).at(world.now().minusSeconds(86_400)));

        ConversationView now = world.read(id);
        assertThat(world.touchpointsOf(verkerk)).isEqualTo(1);
        assertThat(
                        world.sql.number(
                                "select count(*) from touchpoint.v_touchpoint where id = ? and summary = 'Before' and occurred_at = ?",
                                now.touchpoint().orElseThrow().value(),
                                now.details().startsAt()))
                .isEqualTo(1);
    }

    @Test
    void aChangeThatTheLoopDoesNotSeeLeavesTheTouchpointAlone() {
        ConversationDetails before = world.about("Subject", marieke);
        ConversationId id = world.held(verkerk, before);
        var told = world.read(id).touchpoint();

        change(id, 1, needing(before, "A quieter office"));

        assertThat(world.read(id).touchpoint()).isEqualTo(told);
        assertThat(world.read(id).details().needs()).contains("A quieter office");
    }

    @Test
    void aStageThatAPersonChoseOnTheTouchpointStays() {
        ConversationDetails before = world.about("Subject", marieke);
        ConversationId id = world.held(verkerk, before);
        world.database.inTransaction(
                () ->
                        world.touchpoints.correct(
                                world.sanne,
                                new CorrectPlacement(
                                        world.read(id).touchpoint().orElseThrow(),
                                        LoopStage.ORIENTATION,
                                        LoopStage.SERVICE,
                                        "it was a complaint")));

        change(id, 1, world.about("Better subject", marieke));
        change(id, 2, world.about("Best subject", marieke));

        assertThat(world.stageOf(id)).isEqualTo(LoopStage.SERVICE);
        assertThat(world.touchpointsOf(verkerk)).isEqualTo(1);
    }

    @Test
    void whatIsCancelledLeavesNoTouchpoint() {
        ConversationId held = world.held(verkerk, world.about("Wrong customer"));

        world.database.inTransaction(
                () -> world.conversations.cancel(world.sanne, held, 1, "wrong customer"));

        assertThat(world.read(held).state()).isEqualTo(ConversationState.CANCELLED);
        assertThat(world.read(held).cancelledReason()).contains("wrong customer");
        assertThat(world.touchpointsOf(verkerk)).isZero();
        refused(
                ConversationRule.CONVERSATION_CANCELLED,
                () -> change(held, 2, world.about("Again")));
    }

    @Test
    void whoeverChangesWhatSomebodyElseChangedIsTold() {
        ConversationId id = world.held(verkerk, world.about("Subject"));
        change(id, 1, world.about("Hers"));

        assertThatThrownBy(() -> change(id, 1, world.about("His")))
                .isInstanceOf(StaleVersion.class);
        assertThat(world.read(id).details().subject()).isEqualTo("Hers");
    }

    @Test
    void onlyWhoeverMayWriteTheAccountWritesItsConversations() {
        ConversationId id = world.held(verkerk, world.about("Subject"));

        assertThatThrownBy(
                        () ->
                                world.database.inTransaction(
                                        () ->
                                                world.conversations.change(
                                                        world.stranger,
                                                        id,
                                                        1,
                                                        world.about("Hers"))))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(
                        () ->
                                world.database.inTransaction(
                                        () ->
                                                world.goals.set(
                                                        world.stranger,
                                                        AccountKey.of(verkerk),
                                                        GoalPlan.of("Theirs"))))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void peopleOfAnotherAccountDidNotTakePart() {
        ContactId elsewhere = world.contact(world.account("Elsewhere"), "Piet");

        refused(
                ConversationRule.NO_CONTACT_THERE,
                () -> world.held(verkerk, world.about("Subject", elsewhere)));
    }

    @Test
    void whoTookPartAndLeftSinceStaysWhenItIsChanged() {
        ConversationId id = world.held(verkerk, world.about("Subject", marieke));
        world.sql.update(
                "delete from customer.contact_at_account where contact_id = ?", marieke.value());

        change(id, 1, world.about("Better", marieke));

        assertThat(world.read(id).contacts()).hasSize(1);
    }

    @Test
    void twoThousandWordsAreKeptToTheLastLetterAndMoreThanFitsIsRefusedWhole() {
        String pasted = "Zij willen minder afval. ".repeat(500).strip();
        ConversationDetails long2000 = summing(world.about("Paste", marieke), pasted);

        ConversationId id = world.held(verkerk, long2000);

        assertThat(world.read(id).details().summary()).contains(pasted);
        assertThatThrownBy(() -> summing(world.about("Paste"), "x".repeat(20_001)))
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        refusal -> {
                            assertThat(refusal.rule()).isEqualTo(InputRule.TOO_LONG);
                            assertThat(refusal.field()).isEqualTo("summary");
                        });
    }

    @Test
    void aPromiseHasAnOwnerOfItsSide() {
        refused(
                ConversationRule.COMMITMENT_WITHOUT_OWNER,
                () ->
                        new Promise(
                                CommitmentSide.OURS,
                                "Send prices",
                                Optional.empty(),
                                Optional.of(marieke),
                                world.today()));
        refused(
                ConversationRule.COMMITMENT_WITHOUT_OWNER,
                () ->
                        new Promise(
                                CommitmentSide.THEIRS,
                                "List of sites",
                                Optional.of(world.user()),
                                Optional.empty(),
                                world.today()));
    }

    @Test
    void oursStandBeforeTheirsAndWhatIsLateStandsFirst() {
        world.promise(verkerk, Promise.theirs("List", marieke, world.today().minusDays(9)));
        world.promise(verkerk, Promise.ours("Later", world.user(), world.today().plusDays(1)));
        world.promise(verkerk, Promise.ours("Late", world.user(), world.today().minusDays(2)));

        Slice<CommitmentRow> page = world.promises.list(CommitmentFilter.OPEN, Optional.empty(), 2);
        Slice<CommitmentRow> rest = world.promises.list(CommitmentFilter.OPEN, page.next(), 2);

        assertThat(page.items()).extracting(CommitmentRow::what).containsExactly("Late", "Later");
        assertThat(rest.items()).extracting(CommitmentRow::what).containsExactly("List");
        assertThat(world.promises.count(CommitmentFilter.OPEN, world.today()))
                .isEqualTo(new CommitmentQueries.Count(3, 2));
    }

    @Test
    void whoeverAnswersForAPromiseMaySayThatItIsKept() {
        CommitmentId id =
                world.promise(
                        verkerk,
                        Promise.ours(
                                "Call back", world.stranger.user().orElseThrow(), world.today()));

        world.database.inTransaction(() -> world.commitments.fulfil(world.stranger, id, 1));

        assertThat(world.promises.find(id))
                .hasValueSatisfying(row -> assertThat(row.state()).isEqualTo(CommitmentState.DONE));
        assertThatThrownBy(
                        () ->
                                world.database.inTransaction(
                                        () ->
                                                world.commitments.withdraw(
                                                        world.stranger, id, 2, "no")))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void aGoalLastsOverConversationsAndShowsHowFarItIs() {
        GoalPlan plan =
                new GoalPlan(
                        "Less site waste",
                        Optional.of("%"),
                        BigDecimal.ZERO,
                        Optional.of(BigDecimal.valueOf(20)),
                        Optional.of(world.today().plusDays(100)));
        GoalId goal =
                world.database.inTransaction(
                        () -> world.goals.set(world.sanne, AccountKey.of(verkerk), plan));

        world.log(
                new LogConversation(
                        AccountKey.of(verkerk),
                        Optional.empty(),
                        world.about("Waste", marieke),
                        List.of(),
                        Optional.empty(),
                        List.of(
                                new GoalReading(
                                        goal, BigDecimal.valueOf(8), Optional.of("measured"))),
                        Optional.empty(),
                        "crm",
                        "reading"));

        GoalView view = world.goalQueries.of(verkerk).get(0);
        assertThat(view.progress()).contains(0.4);
        assertThat(view.behind(world.today().plusDays(50))).isTrue();
        assertThat(view.behind(world.today().plusDays(30))).isFalse();
        assertThat(world.ties).hasSize(2);
        assertThat(
                        world.sql.number(
                                "select count(*) from conversation.v_tie_fact where fact_id = ? and strength = 0.4 and valid_until is null",
                                goal.value()))
                .isEqualTo(1);
    }

    @Test
    void aGoalOfAnotherAccountIsNotReadHere() {
        AccountId other = world.account("Other");
        GoalId goal =
                world.database.inTransaction(
                        () ->
                                world.goals.set(
                                        world.sanne,
                                        AccountKey.of(other),
                                        GoalPlan.of("Their own")));

        refused(
                ConversationRule.GOAL_ELSEWHERE,
                () ->
                        world.log(
                                new LogConversation(
                                        AccountKey.of(verkerk),
                                        Optional.empty(),
                                        world.about("Mixed up"),
                                        List.of(),
                                        Optional.empty(),
                                        List.of(
                                                new GoalReading(
                                                        goal, BigDecimal.ONE, Optional.empty())),
                                        Optional.empty(),
                                        "crm",
                                        "mixed")));
        assertThat(world.touchpointsOf(verkerk)).isZero();
    }

    @Test
    void whatIsReachedStaysReached() {
        GoalId goal =
                world.database.inTransaction(
                        () ->
                                world.goals.set(
                                        world.sanne, AccountKey.of(verkerk), GoalPlan.of("Once")));
        world.database.inTransaction(
                () -> world.goals.reach(world.sanne, goal, 1, Optional.empty()));

        refused(
                ConversationRule.GOAL_CLOSED,
                () ->
                        world.database.inTransaction(
                                () -> world.goals.drop(world.sanne, goal, 2, "changed our mind")));
    }

    @Test
    void aMergedAccountKeepsItsConversations() {
        AccountId loser = world.account("Verkerk BV");
        ConversationId id = world.held(loser, world.about("Before the merge"));
        world.database.inTransaction(() -> journeysFollow(loser));

        assertThat(world.read(id).account()).isEqualTo(verkerk);
        assertThat(all()).extracting(ConversationRow::id).containsExactly(id);
        change(id, 1, world.about("After the merge", marieke));
        assertThat(world.read(id).details().subject()).isEqualTo("After the merge");
    }

    private void journeysFollow(AccountId loser) {
        world.journeys.on(world.customers.merge(loser, verkerk));
    }

    @Test
    void pagesOfAListJoinWithoutGapOrRepeat() {
        for (int i = 0; i < 7; i++) {
            world.held(verkerk, world.about("No " + i).at(world.now().minusSeconds(60L * (i / 2))));
        }

        Slice<ConversationRow> page =
                world.queries.list(ConversationFilter.ALL, Optional.empty(), 3);
        Slice<ConversationRow> second = world.queries.list(ConversationFilter.ALL, page.next(), 3);
        Slice<ConversationRow> third = world.queries.list(ConversationFilter.ALL, second.next(), 3);

        assertThat(third.next()).isEmpty();
        assertThat(
                        Stream.of(page, second, third)
                                .flatMap(slice -> slice.items().stream())
                                .map(ConversationRow::id))
                .containsExactlyElementsOf(all().stream().map(ConversationRow::id).toList());
    }

    @Test
    void aDraftIsKeptForItsWriterUntilItIsThrownAway() {
        world.drafts.keep(world.sanne, verkerk, "{\"matters\":\"fir\"}");
        world.drafts.keep(world.sanne, verkerk, "{\"matters\":\"first\"}");

        assertThat(world.drafts.of(world.sanne, verkerk).map(ConversationDrafts.Draft::fields))
                .contains("{\"matters\":\"first\"}");
        assertThat(world.drafts.of(world.stranger, verkerk)).isEmpty();
        world.drafts.forget(world.sanne, verkerk);
        assertThat(world.drafts.of(world.sanne, verkerk)).isEmpty();
    }

    private List<ConversationRow> all() {
        return world.queries
                .list(ConversationFilter.ALL.with(Optional.of(verkerk)), Optional.empty(), 100)
                .items();
    }

    private List<CommitmentRow> promises() {
        return world.promises.list(CommitmentFilter.ALL, Optional.empty(), 100).items();
    }

    private LogConversation holding(
            ConversationId id, int seen, ConversationDetails details, String form) {
        return new LogConversation(
                AccountKey.of(verkerk),
                Optional.of(new LogConversation.Planned(id, seen)),
                details,
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                "crm",
                form);
    }

    private void move(ConversationId id, int seen, Instant to) {
        world.database.inTransaction(() -> world.conversations.move(world.sanne, id, seen, to));
    }

    private void change(ConversationId id, int seen, ConversationDetails details) {
        world.database.inTransaction(
                () -> world.conversations.change(world.sanne, id, seen, details));
    }

    private static ConversationDetails in(ConversationDetails d, Optional<LoopStage> stage) {
        return copy(d, d.needs(), d.summary(), stage);
    }

    private static ConversationDetails needing(ConversationDetails d, String needs) {
        return copy(d, Optional.of(needs), d.summary(), d.stage());
    }

    private static ConversationDetails summing(ConversationDetails d, String summary) {
        return copy(d, d.needs(), Optional.of(summary), d.stage());
    }

    private static ConversationDetails copy(
            ConversationDetails d,
            Optional<String> needs,
            Optional<String> summary,
            Optional<LoopStage> stage) {
        return new ConversationDetails(
                d.startsAt(),
                d.minutes(),
                Channel.MEETING,
                d.contacts(),
                d.colleagues(),
                d.subject(),
                d.matters(),
                needs,
                d.objections(),
                d.sentiment(),
                summary,
                d.nextStep(),
                stage);
    }

    private static void refused(Rule rule, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class,
                        refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }
}
