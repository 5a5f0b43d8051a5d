package org.loyaltyloop.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.journey.Bought;
import org.loyaltyloop.journey.JourneyView;
import org.loyaltyloop.kernel.Cursor;
import org.loyaltyloop.kernel.InvalidCursor;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.offering.OfferingFixture;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.CorrectPlacement;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.PlacementBasis;
import org.loyaltyloop.touchpoint.RecordOutcome;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.touchpoint.TouchpointDetail;
import org.loyaltyloop.touchpoint.TouchpointDraft;
import org.loyaltyloop.touchpoint.TouchpointFilter;
import org.loyaltyloop.touchpoint.TouchpointFixture;
import org.loyaltyloop.touchpoint.TouchpointId;
import org.loyaltyloop.touchpoint.TouchpointQueries;
import org.loyaltyloop.touchpoint.TouchpointRow;

/**
 * What people read of touchpoints and journeys is what was recorded, also after merges, corrections
 * and withdrawals.
 */
@Tag("database")
class ReadsTest {

    private static final World WORLD = new World();
    private static int serial;

    private final TouchpointQueries touchpoints = TouchpointFixture.queries(WORLD.sql);
    private final Instant start = WORLD.clock.instant().minus(Duration.ofDays(100));
    private AccountId account;

    @BeforeAll
    static void sellPaper() {
        OfferingFixture.line(WORLD.sql, "PAPER");
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @BeforeEach
    void openAnAccount() {
        account = WORLD.account("Drukkerij De IJssel");
    }

    private TouchpointDraft draft(String type, int day) {
        return new TouchpointDraft()
                .account(account)
                .type(type)
                .occurredAt(start.plus(Duration.ofDays(day)))
                .known("reads", "r-" + ++serial);
    }

    private TouchpointId record(TouchpointDraft draft) {
        return ((RecordOutcome.Recorded) WORLD.record(draft).get(0)).id();
    }

    private List<TouchpointId> ids(TouchpointFilter filter) {
        return touchpoints.list(filter, Optional.empty(), 100).items().stream()
                .map(TouchpointRow::id)
                .toList();
    }

    @Test
    void theTimelineIsNewestFirstAndPagedWithoutGapOrRepeat() {
        List<TouchpointId> recorded = new ArrayList<>();
        for (int day = 0; day < 7; day++) {
            // Two at the same moment: the id decides between them.
            recorded.add(record(draft("QUESTION", day / 2)));
        }

        List<TouchpointRow> paged = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Slice<TouchpointRow> page =
                    touchpoints.list(TouchpointFilter.ALL.of(account), cursor, 2);
            paged.addAll(page.items());
            cursor = page.next();
        } while (cursor.isPresent());

        assertThat(paged)
                .extracting(TouchpointRow::id)
                .containsExactlyInAnyOrderElementsOf(recorded);
        assertThat(paged)
                .extracting(TouchpointRow::occurredAt)
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(touchpoints.count(TouchpointFilter.ALL.of(account))).isEqualTo(7);
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        assertThatThrownBy(
                        () ->
                                touchpoints.list(
                                        TouchpointFilter.ALL,
                                        Optional.of(
                                                Cursor.of("other", "2026-01-01T00:00:00Z", "x")),
                                        10))
                .isInstanceOf(InvalidCursor.class);
    }

    @Test
    void filtersNarrowTheTimeline() {
        TouchpointId question =
                record(draft("QUESTION", 1).summary("100% of the toner_cartridge leaks"));
        TouchpointId order = record(draft("ORDER_PLACED", 2));
        TouchpointId answer =
                record(draft("SURVEY_ANSWERED", 3).survey("NPS", 3, null, "Never AGAIN"));
        TouchpointFilter all = TouchpointFilter.ALL.of(account);

        assertThat(ids(all.in(Set.of(LoopStage.SERVICE, LoopStage.TRANSACTION))))
                .containsExactly(order, question);
        assertThat(ids(all.by(Set.of(Department.SERVICE)))).containsExactly(question);
        assertThat(ids(all.along(Set.of(Channel.EMAIL)))).containsExactly(answer);
        assertThat(ids(all.ofTypes(Set.of("ORDER_PLACED")))).containsExactly(order);
        assertThat(ids(all.saying(Optional.of("0% of")))).containsExactly(question);
        assertThat(ids(all.saying(Optional.of("again")))).containsExactly(answer);
        assertThat(ids(all.saying(Optional.of("tonerXcartridge")))).isEmpty();
        assertThat(ids(all.answering(SurveyMetric.NPS))).containsExactly(answer);
        assertThat(ids(all.between(start.plus(Duration.ofDays(2)), start.plus(Duration.ofDays(3)))))
                .containsExactly(order);
    }

    @Test
    void aListOverAllAccountsCanBeNarrowedToATeam() {
        TeamId team = WORLD.customers.team("Team " + ++serial);
        TouchpointId mine = record(draft("QUESTION", 1));
        account = WORLD.account("Another");
        record(draft("QUESTION", 1));
        AccountId first = touchpoints.find(mine).orElseThrow().row().account();

        WORLD.move(first, Optional.of(team));

        assertThat(ids(TouchpointFilter.ALL.ofTeam(Optional.of(team)))).containsExactly(mine);
        assertThat(ids(TouchpointFilter.ALL.of(first).ofTeam(Optional.of(team))))
                .containsExactly(mine);
        assertThat(touchpoints.count(TouchpointFilter.ALL.ofTeam(Optional.of(team)))).isEqualTo(1);
    }

    @Test
    void afterAMergeEitherIdShowsBothTimelines() {
        TouchpointId one = record(draft("QUESTION", 1));
        AccountId loser = account;
        account = WORLD.account("Survivor");
        TouchpointId two = record(draft("ORDER_PLACED", 2));
        WORLD.merge(loser, account);

        assertThat(ids(TouchpointFilter.ALL.of(account))).containsExactly(two, one);
        assertThat(ids(TouchpointFilter.ALL.of(loser))).containsExactly(two, one);
        assertThat(touchpoints.count(TouchpointFilter.ALL.of(loser))).isEqualTo(2);
        TouchpointDetail detail = touchpoints.find(one).orElseThrow();
        assertThat(detail.row().account()).isEqualTo(account);
        assertThat(detail.givenAccount()).isEqualTo(loser);
        assertThat(WORLD.journeys.queries(WORLD.clock).of(loser))
                .singleElement()
                .satisfies(
                        journey -> {
                            assertThat(journey.account()).isEqualTo(account);
                            assertThat(journey.touchpoints()).isEqualTo(2);
                        });
    }

    @Test
    void theDetailTellsEveryPlacementNewestFirst() {
        TouchpointId id = record(draft("QUESTION", 1).offering("PAPER"));
        correct(id, LoopStage.SERVICE, LoopStage.EXPERIENCE, "about use");
        correct(id, LoopStage.EXPERIENCE, LoopStage.INTERACTION, "a chat really");

        TouchpointDetail detail = touchpoints.find(id).orElseThrow();

        assertThat(detail.row().stage()).isEqualTo(LoopStage.INTERACTION);
        assertThat(detail.row().corrected()).isTrue();
        assertThat(detail.offeringCode()).contains("PAPER");
        assertThat(detail.placements())
                .extracting(
                        TouchpointDetail.Placed::stage,
                        TouchpointDetail.Placed::basis,
                        placed -> placed.reason().orElse(""))
                .containsExactly(
                        tuple(LoopStage.INTERACTION, PlacementBasis.PERSON, "a chat really"),
                        tuple(LoopStage.EXPERIENCE, PlacementBasis.PERSON, "about use"),
                        tuple(LoopStage.SERVICE, PlacementBasis.TYPE, ""));
    }

    @Test
    void whatWasWithdrawnLeavesTheTimelineAndStaysReadable() {
        TouchpointId id = record(draft("QUESTION", 1));
        WORLD.database.inTransaction(
                () -> WORLD.touchpoints.withdraw(World.ERP, id, "wrong customer"));

        assertThat(ids(TouchpointFilter.ALL.of(account))).isEmpty();
        assertThat(ids(TouchpointFilter.ALL.of(account).alsoWithdrawn())).containsExactly(id);
        assertThat(touchpoints.find(id).orElseThrow().withdrawal().orElseThrow().reason())
                .isEqualTo("wrong customer");
        assertThat(WORLD.journeys.queries(WORLD.clock).of(account)).isEmpty();
        assertThat(touchpoints.find(TouchpointId.next())).isEmpty();
    }

    @Test
    void journeysComeWithTheHeadlineFirstAndTheLapsBefore() {
        record(draft("WEB_VISIT", 0));
        record(draft("ORDER_PLACED", 10).offering("PAPER").orderRef("O-1"));
        record(draft("ORDER_PLACED", 20).orderRef("O-2"));
        record(draft("COMPLAINT", 95));

        List<JourneyView> journeys = WORLD.journeys.queries(WORLD.clock).of(account);

        assertThat(journeys).hasSize(2);
        JourneyView headline = journeys.get(0);
        assertThat(headline.offering()).isEmpty();
        assertThat(headline.lap()).isEqualTo(2);
        assertThat(headline.shortLoop()).isTrue();
        assertThat(headline.reached()).isEqualTo(LoopStage.SERVICE);
        assertThat(headline.skipped())
                .containsExactly(
                        LoopStage.INSPIRATION,
                        LoopStage.ORIENTATION,
                        LoopStage.SELECTION,
                        LoopStage.EXPERIENCE);
        assertThat(headline.bought()).isEqualTo(Bought.YES);
        assertThat(headline.stalled()).isFalse();
        assertThat(headline.stallsAt()).isEqualTo(start.plus(Duration.ofDays(95 + 14)));
        assertThat(headline.earlierLaps())
                .singleElement()
                .satisfies(
                        lap -> {
                            assertThat(lap.reached()).isEqualTo(LoopStage.TRANSACTION);
                            assertThat(lap.first()).isEqualTo(LoopStage.ORIENTATION);
                        });
        JourneyView paper = journeys.get(1);
        assertThat(paper.offering().orElseThrow().code()).isEqualTo("PAPER");
        assertThat(paper.lap()).isEqualTo(1);
        assertThat(paper.stalled()).isTrue();
        assertThat(
                        WORLD.journeys
                                .queries(WORLD.clock)
                                .headlines(List.of(account))
                                .get(account)
                                .lap())
                .isEqualTo(2);
    }

    @Test
    void aLateOrderChangesWhatCameAfterIt() {
        record(draft("WEB_VISIT", 0));
        record(draft("DELIVERY", 20));
        assertThat(headline().reached()).isEqualTo(LoopStage.ORIENTATION);

        record(draft("ORDER_PLACED", 10));

        assertThat(headline().reached()).isEqualTo(LoopStage.EXPERIENCE);
        assertThat(headline().lastTouchAt()).isEqualTo(start.plus(Duration.ofDays(20)));
    }

    private JourneyView headline() {
        return WORLD.journeys.queries(WORLD.clock).of(account).get(0);
    }

    private static void correct(TouchpointId id, LoopStage seen, LoopStage to, String reason) {
        WORLD.database.inTransaction(
                () ->
                        WORLD.touchpoints.correct(
                                World.ERP, new CorrectPlacement(id, seen, to, reason)));
    }
}
