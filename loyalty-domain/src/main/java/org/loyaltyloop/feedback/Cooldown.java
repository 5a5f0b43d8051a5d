package org.loyaltyloop.feedback;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Peace between two questions to the same person, in whole days of the firm: whoever was asked on
 * the 1st with a cooldown of 30 days may be asked again from the beginning of the 31st. Counting
 * days, not hours, makes it the same in weeks in which the clock changes.
 *
 * @param days 0 for none
 * @param zone the firm's
 */
record Cooldown(int days, ZoneId zone) {

    /** The first day on which one who was asked then may be asked again. */
    LocalDate againFrom(Instant asked) {
        return day(asked).plusDays(days);
    }

    /** Who was asked at this moment or after it is still left in peace now. */
    Instant notSince(Instant now) {
        return day(now).minusDays(days).plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Whether one who was asked then may be asked again now. */
    boolean isOver(Instant asked, Instant now) {
        return asked.isBefore(notSince(now));
    }

    /**
     * The last day that has begun. Where clocks are put back over midnight a date comes twice: by
     * this day time never runs backwards.
     */
    private LocalDate day(Instant moment) {
        LocalDate day = moment.atZone(zone).toLocalDate();
        LocalDate next = day.plusDays(1);
        return next.atStartOfDay(zone).toInstant().isAfter(moment) ? day : next;
    }
}
