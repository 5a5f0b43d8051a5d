package org.loyaltyloop.web.page.agenda;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A place in the calendar: a day, with a time of day where it matters.
 *
 * @param day the day
 * @param time the time of day, as the reader's clock shows it
 */
record CalendarSpot(LocalDate day, Optional<LocalTime> time) {

    /** Reads {@code 2031-10-23} or {@code 2031-10-23T10:15}; anything else throws. */
    static CalendarSpot read(String text) throws DateTimeException {
        if (text.indexOf('T') < 0) {
            return new CalendarSpot(LocalDate.parse(text), Optional.empty());
        }
        LocalDateTime at = LocalDateTime.parse(text);
        return new CalendarSpot(at.toLocalDate(), Optional.of(at.toLocalTime()));
    }

    /** Day and time together, where there is a time. */
    Optional<LocalDateTime> dateTime() {
        return time.map(day::atTime);
    }

    @Override
    public String toString() {
        return time.map(at -> day + "T" + at).orElse(day.toString());
    }
}
