package org.loyaltyloop.customerview;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;

/**
 * Something in a calendar: with its moments, as a meeting, or with its day, as a task.
 *
 * @param kind what it is
 * @param id of the meeting, task, conversation, promise or contract
 * @param title what it is
 * @param account the living account it is about
 * @param accountName its name
 * @param people names of the colleagues, with commas between
 * @param mine whether whoever asks is one of them
 * @param day of a thing that takes no certain time; empty also where it is for some time
 * @param startsAt of a meeting
 * @param endsAt of a meeting
 * @param ended whether it was held or done
 * @param version to move it by
 */
public record CalendarEntry(
        CalendarKind kind,
        UUID id,
        String title,
        Optional<AccountId> account,
        Optional<String> accountName,
        String people,
        boolean mine,
        Optional<LocalDate> day,
        Optional<Instant> startsAt,
        Optional<Instant> endsAt,
        boolean ended,
        int version) {

    /** Whether it is one of the agenda's own meetings. */
    public boolean meeting() {
        return kind == CalendarKind.MEETING;
    }

    /** Whether it belongs to the agenda, where it can be moved. */
    public boolean ofAgenda() {
        return kind == CalendarKind.MEETING || kind == CalendarKind.TASK;
    }

    /** Whether it should have been done before that day. */
    public boolean overdueOn(LocalDate today) {
        return !ended && day.filter(today::isAfter).isPresent();
    }

    /** Whether it stands on that day of the zone; a meeting over midnight stands on both. */
    public boolean isOn(LocalDate date, ZoneId zone) {
        if (day.isPresent()) {
            return day.get().equals(date);
        }
        return startsAt.filter(date.plusDays(1).atStartOfDay(zone).toInstant()::isAfter).isPresent()
                && endsAt.filter(date.atStartOfDay(zone).toInstant()::isBefore).isPresent();
    }
}
