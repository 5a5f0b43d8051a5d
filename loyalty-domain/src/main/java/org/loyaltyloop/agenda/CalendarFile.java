package org.loyaltyloop.agenda;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.parameter.CalendarUserType;
import biweekly.parameter.ParticipationLevel;
import biweekly.parameter.ParticipationStatus;
import biweekly.parameter.Related;
import biweekly.property.Attendee;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import biweekly.property.Transparency;
import biweekly.property.Trigger;
import biweekly.util.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * Writes meetings and tasks as iCalendar (RFC 5545, 5546). Moments are written in UTC: they are
 * what was agreed, whatever the reader's program knows of zones.
 */
final class CalendarFile {

    private static final String PRODUCT = "-//Loyalty Loop CRM//Agenda 1.0//EN";
    private static final int MINUTES_BEFORE = 15;

    private final ICalendar calendar = new ICalendar();

    private CalendarFile() {
        calendar.setVersion(ICalVersion.V2_0);
        calendar.setProductId(PRODUCT);
    }

    /** Somebody by name and address. */
    record Party(String name, String email) {}

    /** A meeting with what calendar programs want to know of it. */
    record Meeting(
            MeetingId id,
            String title,
            Optional<String> note,
            Optional<String> account,
            Instant startsAt,
            Instant endsAt,
            Optional<String> place,
            MeetingState state,
            int version,
            Instant changedAt,
            List<String> people) {}

    /** A task with its day. */
    record Task(
            TaskId id,
            String title,
            Optional<String> account,
            LocalDate due,
            int version,
            Instant madeAt) {}

    /**
     * An agenda to subscribe to.
     *
     * @param name of the calendar
     * @param site where the product is reached, for links back
     */
    static String feed(
            String name, List<Meeting> meetings, List<Task> tasks, Optional<String> site) {
        CalendarFile file = new CalendarFile();
        file.calendar.addExperimentalProperty("X-WR-CALNAME", name);
        file.calendar.addExperimentalProperty("X-PUBLISHED-TTL", "PT15M");
        for (Meeting meeting : meetings) {
            VEvent event = event(meeting);
            describe(event, meeting);
            site.ifPresent(at -> event.setUrl(at + "/agenda/meeting?id=" + meeting.id()));
            event.addAlarm(
                    VAlarm.display(
                            new Trigger(
                                    Duration.builder().prior(true).minutes(MINUTES_BEFORE).build(),
                                    Related.START),
                            meeting.title()));
            file.calendar.addEvent(event);
        }
        tasks.forEach(task -> file.calendar.addEvent(event(task, site)));
        return file.text();
    }

    /**
     * An invitation, an update of one, or its cancellation; which of them follows from the meeting.
     * Programs know it by its UID and take over the highest sequence. The note is ours and stays
     * out.
     */
    static String invitation(Meeting meeting, Party organizer, List<Party> attendees) {
        boolean cancelled = meeting.state() == MeetingState.CANCELLED;
        CalendarFile file = new CalendarFile();
        file.calendar.setMethod(new Method(cancelled ? "CANCEL" : "REQUEST"));
        VEvent event = event(meeting);
        event.setOrganizer(new Organizer(organizer.name(), organizer.email()));
        for (Party party : attendees) {
            Attendee attendee = new Attendee(party.name(), party.email());
            attendee.setCalendarUserType(CalendarUserType.INDIVIDUAL);
            attendee.setParticipationLevel(ParticipationLevel.REQUIRED);
            attendee.setParticipationStatus(ParticipationStatus.NEEDS_ACTION);
            attendee.setRsvp(!cancelled);
            event.addAttendee(attendee);
        }
        file.calendar.addEvent(event);
        return file.text();
    }

    private static VEvent event(Meeting meeting) {
        VEvent event = new VEvent();
        event.setUid(meeting.id() + "@loyalty-loop");
        event.setDateTimeStamp(Date.from(meeting.changedAt()));
        event.setLastModified(Date.from(meeting.changedAt()));
        event.setSequence(meeting.version() - 1);
        event.setDateStart(Date.from(meeting.startsAt()), true);
        event.setDateEnd(Date.from(meeting.endsAt()), true);
        event.setSummary(titled(meeting.title(), meeting.account()));
        meeting.place().ifPresent(event::setLocation);
        event.setStatus(
                meeting.state() == MeetingState.CANCELLED
                        ? Status.cancelled()
                        : Status.confirmed());
        return event;
    }

    private static void describe(VEvent event, Meeting meeting) {
        StringBuilder words = new StringBuilder();
        if (!meeting.people().isEmpty()) {
            words.append(String.join(", ", meeting.people())).append("\n\n");
        }
        meeting.note().ifPresent(words::append);
        String description = words.toString().strip();
        if (!description.isEmpty()) {
            event.setDescription(description);
        }
    }

    private static VEvent event(Task task, Optional<String> site) {
        VEvent event = new VEvent();
        event.setUid(task.id() + "@loyalty-loop");
        event.setDateTimeStamp(Date.from(task.madeAt()));
        event.setSequence(task.version() - 1);
        // The library takes days as midnights of the machine's zone.
        event.setDateStart(
                Date.from(task.due().atStartOfDay(ZoneId.systemDefault()).toInstant()), false);
        event.setSummary("☐ " + titled(task.title(), task.account()));
        event.setTransparency(Transparency.transparent());
        site.ifPresent(at -> event.setUrl(at + "/agenda/task?id=" + task.id()));
        return event;
    }

    private static String titled(String title, Optional<String> account) {
        return title + account.map(name -> " – " + name).orElse("");
    }

    private String text() {
        return Biweekly.write(calendar).go();
    }
}
