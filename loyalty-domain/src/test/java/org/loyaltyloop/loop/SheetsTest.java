package org.loyaltyloop.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.platform.Author;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.RecordOutcome;
import org.loyaltyloop.touchpoint.TouchpointDraft;
import org.loyaltyloop.touchpoint.TouchpointId;

/** Figures are right at every moment, whatever the sheets know of it yet. */
@Tag("database")
class SheetsTest {

    private static final World WORLD = new World();
    private static final Author SANNE = World.ERP.author();
    private static int serial;
    private static AccountId account;

    private final LoopFilter year =
            LoopFilter.of(new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1)));

    @BeforeAll
    static void openAnAccount() {
        WORLD.clock.set(Instant.parse("2026-12-01T12:00:00Z"));
        account = WORLD.account("Drukkerij De IJssel");
    }

    @BeforeEach
    void liveInAmsterdam() {
        WORLD.settings.chooseZone(SANNE, "Europe/Amsterdam");
        WORLD.recount();
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private static TouchpointId question(String at) {
        return ((RecordOutcome.Recorded) WORLD.record(draft(at)).get(0)).id();
    }

    private static TouchpointDraft draft(String at) {
        return new TouchpointDraft()
                .account(account)
                .type("QUESTION")
                .occurredAt(at)
                .known("sheets", "s-" + ++serial);
    }

    private long questions(LoopFilter filter) {
        return WORLD.loop.figures(filter).of(LoopStage.SERVICE).touchpoints();
    }

    private static LoopFilter day(String date) {
        LocalDate day = LocalDate.parse(date);
        return LoopFilter.of(new Period(day, day.plusDays(1)));
    }

    @Test
    void aTouchpointCountsAtOnceAndNoMoreWhenWithdrawn() {
        long before = questions(year);
        TouchpointId id = question("2026-05-05T10:00:00Z");
        assertThat(questions(year)).isEqualTo(before + 1);

        WORLD.database.inTransaction(
                () -> WORLD.touchpoints.withdrawAll(World.ERP, List.of(id), "wrong customer"));

        assertThat(questions(year)).isEqualTo(before);
    }

    @Test
    void whatATransactionDidItSeesItself() {
        long before = questions(year);
        WORLD.database.inTransaction(
                () -> {
                    question("2026-05-06T10:00:00Z");
                    assertThat(questions(year)).isEqualTo(before + 1);
                });
    }

    @Test
    void theRevisionChangesWithTheFigures() {
        questions(year);
        long before = new LoopPulse(WORLD.store).revision();
        questions(year);
        assertThat(new LoopPulse(WORLD.store).revision()).isEqualTo(before);

        question("2026-05-07T10:00:00Z");
        questions(year);

        assertThat(new LoopPulse(WORLD.store).revision()).isGreaterThan(before);
    }

    @Test
    void daysAreThoseOfTheFirmsZoneAlsoWhenTheClockIsTurned() {
        // The night of 25 October has 25 hours in Amsterdam.
        question("2026-10-24T21:59:00Z");
        question("2026-10-24T22:00:00Z");
        question("2026-10-25T22:59:00Z");
        question("2026-10-25T23:00:00Z");

        assertThat(questions(day("2026-10-24"))).isEqualTo(1);
        assertThat(questions(day("2026-10-25"))).isEqualTo(2);
        assertThat(questions(day("2026-10-26"))).isEqualTo(1);
    }

    @Test
    void aTouchpointOf1970CountsAndCostsNothingBetween() {
        question("1970-01-01T00:00:00Z");
        assertThat(questions(day("1970-01-01"))).isEqualTo(1);

        WORLD.recount();

        assertThat(questions(day("1970-01-01"))).isEqualTo(1);
        assertThat(
                        WORLD.sql.number(
                                "select count(*) from loop.ledger where day between '1970-01-02' and '2025-12-31'"))
                .isZero();
        LoopFilter ever =
                LoopFilter.of(new Period(LocalDate.of(1970, 1, 1), LocalDate.of(2027, 1, 1)));
        assertThat(questions(ever)).isEqualTo(questions(year) + 1);
        assertThat(WORLD.record(draft("1969-12-31T23:59:59Z")))
                .singleElement()
                .isInstanceOf(RecordOutcome.Rejected.class);
    }

    @Test
    void aChangeOfZoneMovesTouchpointsToOtherDaysBeforeAndAfterTheRecount() {
        question("2026-07-01T23:30:00Z");
        assertThat(questions(day("2026-07-02"))).isEqualTo(1);

        WORLD.settings.chooseZone(SANNE, "Europe/Lisbon");
        assertThat(questions(day("2026-07-02"))).isEqualTo(1);
        WORLD.settings.chooseZone(SANNE, "America/New_York");
        assertThat(questions(day("2026-07-01"))).isEqualTo(1);
        assertThat(WORLD.store.lock("America/New_York")).as("sheets of the zone").isEmpty();

        WORLD.recount();
        assertThat(WORLD.store.lock("America/New_York")).isPresent();
        assertThat(questions(day("2026-07-01"))).isEqualTo(1);
        assertThat(questions(day("2026-07-02"))).isZero();
    }

    @Test
    void aFutureThatHasNotComeHasNothingToCountAndStallsNobody() {
        question("2026-11-30T10:00:00Z");
        LoopFilter next =
                LoopFilter.of(new Period(LocalDate.of(2027, 1, 1), LocalDate.of(2028, 1, 1)));

        LoopFigures figures = WORLD.loop.figures(next);

        assertThat(figures.totals().touchpoints()).isZero();
        assertThat(figures.of(LoopStage.SERVICE).conversion().n()).isZero();
        assertThat(figures.of(LoopStage.SERVICE).coverage()).isEmpty();
        assertThat(figures.totals().accountsInLoop()).isEqualTo(1);
        assertThat(figures.totals().stalled()).isZero();
        assertThat(WORLD.loop.verbatims(next, LoopStage.SERVICE, Optional.empty(), 10).items())
                .isEmpty();
    }
}
