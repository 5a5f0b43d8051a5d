package org.loyaltyloop.agenda;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * When people meet: what the clock on the wall shows, and how long it truly lasts. A time that the
 * clock skips in spring counts as the one shown an hour later, one that it shows twice in autumn as
 * the first.
 *
 * @param start what the clock shows, in whole minutes
 * @param zone where the clock hangs
 * @param minutes the true length, 5 to 1,440
 */
public record MeetingTime(LocalDateTime start, ZoneId zone, int minutes) {

    /** Checks the day and the length. */
    public MeetingTime {
        Checks checks = new Checks();
        Days.check(checks, "start", start.toLocalDate());
        checks.that(minutes >= 5 && minutes <= 1_440, "minutes", InputRule.OUT_OF_RANGE, 5, 1_440);
        checks.refuseIfAny();
        start = start.truncatedTo(ChronoUnit.MINUTES).atZone(zone).toLocalDateTime();
    }

    /** The moment at which it begins. */
    public Instant startsAt() {
        return start.atZone(zone).toInstant();
    }

    /** The moment at which it ends. */
    public Instant endsAt() {
        return startsAt().plus(Duration.ofMinutes(minutes));
    }

    /** The same time of day and length on another day. */
    public MeetingTime on(LocalDate day) {
        return new MeetingTime(day.atTime(start.toLocalTime()), zone, minutes);
    }
}
