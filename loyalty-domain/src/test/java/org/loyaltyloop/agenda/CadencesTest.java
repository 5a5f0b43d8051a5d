package org.loyaltyloop.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customerview.CadenceRow;
import org.loyaltyloop.customerview.CalendarViews;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.staff.Actor;

class CadencesTest {

    private static final Rhythm SIX_WEEKS = new Rhythm(6, RhythmUnit.WEEK);
    private static final LocalDate AGREED = LocalDate.of(2026, 1, 5);

    private final AgendaWorld world = new AgendaWorld();
    private final CalendarViews views = new CalendarViews(world.sql, AgendaWorld.AMSTERDAM);

    @BeforeEach
    void today() {
        world.clock.set(LocalDate.of(2026, 9, 1).atStartOfDay(AgendaWorld.AMSTERDAM).toInstant());
        world.sql.update(
                "update customer.account set owner_id = ? where id = ?",
                AgendaWorld.id(world.sanne).value(),
                world.brouwer.value());
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void conversationsAndHeldMeetingsKeepARhythmInTimeAndBreakItAfter() {
        world.cadences.agree(world.sanne, world.brouwer, SIX_WEEKS, AGREED);
        assertThat(cadence().dueOn()).isEqualTo("2026-02-16");
        assertThat(cadence().judged()).isZero();

        talk("BUSINESS_CONVERSATION", "2026-02-16");
        talk("PROPOSAL_DISCUSSED", "2026-04-10");
        meet("2026-05-20T10:00");
        // None of these is a conversation of ours.
        talk("PHONE_CALL_IN", "2026-05-30");

        CadenceRow row = cadence();
        assertThat(row.lastOn()).contains(LocalDate.of(2026, 5, 20));
        assertThat(row.dueOn()).isEqualTo("2026-07-01");
        assertThat(row.kept()).isEqualTo(2);
        assertThat(row.judged()).isEqualTo(3);
        assertThat(row.overdueOn(LocalDate.of(2026, 7, 1))).isFalse();
        assertThat(row.overdueOn(LocalDate.of(2026, 7, 2))).isTrue();
        assertThat(ties()).containsExactly("CADENCE 2026-05-20 42 0.667 null");
    }

    @Test
    void aConversationThatIsTakenBackNeverKeptIt() {
        world.cadences.agree(world.sanne, world.brouwer, SIX_WEEKS, AGREED);
        talk("BUSINESS_CONVERSATION", "2026-02-01");
        assertThat(cadence().kept()).isEqualTo(1);

        world.sql.update(
                "update touchpoint.touchpoint set withdrawn_at = now(), withdrawn_by = 'x', withdrawn_reason = 'x'");
        assertThat(cadence().judged()).isZero();
        assertThat(cadence().lastOn()).isEmpty();
    }

    @Test
    void ofOneMonthsRhythmTheEndOfTheMonthIsInTime() {
        LocalDate from = LocalDate.of(2026, 1, 31);
        world.cadences.agree(world.sanne, world.brouwer, new Rhythm(1, RhythmUnit.MONTH), from);
        assertThat(cadence().dueOn())
                .isEqualTo("2026-02-28")
                .isEqualTo(new Rhythm(1, RhythmUnit.MONTH).after(from));
    }

    @Test
    void anAccountHasOneRhythmAndTheOneBeforeKeepsItsHistory() {
        world.cadences.agree(world.sanne, world.brouwer, SIX_WEEKS, AGREED);
        world.cadences.agree(world.sanne, world.brouwer, SIX_WEEKS, AGREED);
        talk("BUSINESS_CONVERSATION", "2026-02-01");
        world.cadences.agree(
                world.sanne,
                world.brouwer,
                new Rhythm(3, RhythmUnit.MONTH),
                LocalDate.of(2026, 9, 1));

        assertThat(cadence().rhythm()).isEqualTo(new Rhythm(3, RhythmUnit.MONTH));
        assertThat(ties())
                .containsExactly(
                        "CADENCE 2026-02-01 42 1.000 2026-08-31",
                        "CADENCE 2026-09-01 90 null null");

        world.cadences.end(world.sanne, world.brouwer);
        world.cadences.end(world.sanne, world.brouwer);
        assertThat(views.cadence(world.brouwer)).isEmpty();
        assertThat(ties()).containsExactly("CADENCE 2026-02-01 42 1.000 2026-08-31");
    }

    @Test
    void theListHasTheLongestOverdueFirstOwnAccountsOrTheTeams() {
        world.cadences.agree(world.sanne, world.brouwer, SIX_WEEKS, AGREED);
        LocalDate day = LocalDate.of(2026, 9, 1);
        assertThat(views.dueBy(world.sanne, false, day))
                .extracting(CadenceRow::accountName)
                .containsExactly("Brouwer");
        assertThat(views.dueBy(world.sanne, false, LocalDate.of(2026, 2, 15))).isEmpty();
        assertThat(views.dueBy(world.pieter, false, day)).isEmpty();
        assertThat(views.dueBy(world.hester, true, day)).hasSize(1);
        assertThat(views.dueBy(world.stranger, true, day)).isEmpty();
    }

    @Test
    void onlyWhoMayWriteTheAccountAgreesAndNotFromADayToCome() {
        for (Actor refused : List.of(world.stranger)) {
            assertThatThrownBy(
                            () -> world.cadences.agree(refused, world.brouwer, SIX_WEEKS, AGREED))
                    .isInstanceOf(AccessDenied.class);
        }
        assertThatThrownBy(
                        () ->
                                world.cadences.agree(
                                        world.sanne,
                                        world.brouwer,
                                        SIX_WEEKS,
                                        LocalDate.of(2026, 9, 2)))
                .isInstanceOf(BusinessRuleViolation.class);
        assertThatThrownBy(() -> new Rhythm(0, RhythmUnit.WEEK))
                .isInstanceOf(BusinessRuleViolation.class);
    }

    private CadenceRow cadence() {
        return views.cadence(world.brouwer).orElseThrow();
    }

    private void talk(String type, String day) {
        world.sql.update(
                """
                insert into touchpoint.touchpoint
                    (id, account_id, type, stage, department, channel, direction, moving, purchase, occurred_at, recorded_at,
                     source, external_id, author, first_stage, first_basis)
                values (?, ?, ?, 7, 'SALES', 'MEETING', 'TWO_WAY', true, false, ?, now(), 'test', ?, 'test', 7, 'TYPE')
                """,
                UUID.randomUUID(),
                world.brouwer.value(),
                type,
                LocalDate.parse(day)
                        .atTime(LocalTime.of(0, 30))
                        .atZone(AgendaWorld.AMSTERDAM)
                        .toInstant(),
                UUID.randomUUID().toString());
    }

    private void meet(String start) {
        MeetingId id = world.meetings.plan(world.sanne, world.meeting(start, 60, Optional.empty()));
        world.meetings.hold(world.sanne, id);
    }

    private List<String> ties() {
        return world.sql.list(
                """
                select fact_kind || ' ' || occurred_on || ' ' || quantity || ' ' || coalesce(strength::text, 'null')
                       || ' ' || coalesce(valid_until::text, 'null') as told
                from touchpoint.v_tie_fact where account_id = ? order by valid_from, occurred_on
                """,
                row -> row.text("told"),
                world.brouwer.value());
    }
}
