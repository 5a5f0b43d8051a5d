package org.loyaltyloop.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customerview.CalendarEntry;
import org.loyaltyloop.customerview.CalendarViews;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.StaleVersion;

class MeetingsTest {

    private final AgendaWorld world = new AgendaWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aMeetingOfTheSameOriginIsPlannedOnce() {
        PlanMeeting talk =
                world.meeting("2026-11-24T10:00", 60, Optional.of(new Origin("conversation", "7")));
        MeetingId id = world.meetings.plan(world.sanne, talk);

        assertThat(world.meetings.plan(world.sanne, talk)).isEqualTo(id);
        assertThat(world.view(id).colleagues()).containsExactly("sanne");
        assertThat(world.view(id).accountName()).contains("Brouwer");
    }

    @Test
    void aMeetingMovedOverTheChangeOfTheClockKeepsItsTimeOfDayAndLength() {
        MeetingId id = plan("2026-10-23T10:00", 90);
        world.meetings.move(
                world.sanne, id, 1, world.meetings.timeOf(id).on(LocalDate.of(2026, 10, 26)));

        MeetingView moved = world.view(id);
        assertThat(moved.time().start()).isEqualTo(LocalDateTime.parse("2026-10-26T10:00"));
        assertThat(Duration.between(moved.startsAt(), moved.endsAt())).hasMinutes(90);
        assertThat(moved.startsAt()).isEqualTo("2026-10-26T09:00:00Z");
        assertThat(moved.version()).isEqualTo(2);
    }

    @Test
    void ofTwoWhoMoveAMeetingTheSecondIsToldAndTheFirstStands() {
        MeetingId id = plan("2026-11-24T10:00", 60);
        MeetingTime time = world.meetings.timeOf(id);
        world.meetings.move(world.sanne, id, 1, time.on(LocalDate.of(2026, 11, 25)));

        assertThatThrownBy(
                        () ->
                                world.meetings.move(
                                        world.hester, id, 1, time.on(LocalDate.of(2026, 11, 26))))
                .isInstanceOf(StaleVersion.class);
        assertThat(world.view(id).time().start().toLocalDate()).isEqualTo("2026-11-25");
    }

    @Test
    void aCancelledMeetingIsMovedNoMoreUntilItIsRestored() {
        MeetingId id = plan("2026-11-24T10:00", 60);
        world.meetings.cancel(world.sanne, id);
        MeetingTime later = world.meetings.timeOf(id).on(LocalDate.of(2026, 11, 25));

        assertThatThrownBy(() -> world.meetings.move(world.sanne, id, 2, later))
                .isInstanceOf(BusinessRuleViolation.class)
                .hasMessageContaining("meeting_ended");
        world.meetings.restore(world.sanne, id);
        world.meetings.move(world.sanne, id, 3, later);
        assertThat(world.view(id).state()).isEqualTo(MeetingState.PLANNED);
    }

    @Test
    void aMeetingThatHasNotBegunCannotHaveBeenHeld() {
        LocalDateTime later =
                LocalDateTime.ofInstant(world.clock.instant(), AgendaWorld.AMSTERDAM).plusHours(1);
        MeetingId id = plan(later.toString(), 60);
        assertThatThrownBy(() -> world.meetings.hold(world.sanne, id))
                .isInstanceOf(BusinessRuleViolation.class);

        world.clock.advance(Duration.ofHours(1));
        world.meetings.hold(world.sanne, id);
        assertThat(world.view(id).state()).isEqualTo(MeetingState.HELD);
    }

    @Test
    void nobodyWritesInTheAgendaOfAnotherTeam() {
        MeetingId id = plan("2026-11-24T10:00", 60);
        assertThatThrownBy(() -> world.meetings.cancel(world.stranger, id))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> world.meetings.cancel(world.pieter, id))
                .isInstanceOf(AccessDenied.class);
        world.meetings.cancel(world.hester, id);
    }

    @Test
    void aContactOfAnotherAccountIsRefused() {
        PlanMeeting talk = world.meeting("2026-11-24T10:00", 60, Optional.empty());
        assertThatThrownBy(
                        () ->
                                world.meetings.plan(
                                        world.sanne,
                                        new PlanMeeting(
                                                talk.title(),
                                                talk.note(),
                                                talk.account(),
                                                talk.colleagues(),
                                                Set.of(ContactId.next()),
                                                talk.time(),
                                                talk.place(),
                                                talk.way(),
                                                talk.origin())))
                .isInstanceOf(BusinessRuleViolation.class)
                .hasMessageContaining("contact_elsewhere");
    }

    @Test
    void theCalendarShowsOnesOwnAndTheTeamsButNothingCancelled() {
        MeetingId held = plan("2026-11-24T23:30", 60);
        MeetingId cancelled = plan("2026-11-24T12:00", 60);
        world.meetings.cancel(world.sanne, cancelled);
        TaskId task = world.tasks.open(world.pieter, world.task("Call back", world.pieter));
        LocalDate day = LocalDate.of(2026, 11, 24);
        world.tasks.move(world.pieter, task, 1, Optional.of(day));
        CalendarViews calendar = new CalendarViews(world.sql, AgendaWorld.AMSTERDAM);

        assertThat(calendar.on(world.sanne, false, day))
                .extracting(CalendarEntry::id)
                .containsExactly(held.value());
        assertThat(calendar.on(world.sanne, true, day))
                .extracting(CalendarEntry::id)
                .containsExactly(task.value(), held.value());
        // It ends after midnight.
        assertThat(calendar.on(world.sanne, false, day.plusDays(1)))
                .allMatch(entry -> entry.isOn(day.plusDays(1), AgendaWorld.AMSTERDAM))
                .hasSize(1);
        assertThat(calendar.on(world.stranger, true, day)).isEmpty();
    }

    private MeetingId plan(String start, int minutes) {
        return world.meetings.plan(world.sanne, world.meeting(start, minutes, Optional.empty()));
    }
}
