package org.loyaltyloop.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * A span of whole days in the firm's zone.
 *
 * @param from the first day, inclusive
 * @param to the day after the last, exclusive; after {@code from}
 */
public record Period(LocalDate from, LocalDate to) {

    /** Refuses an empty or reversed span with an {@link IllegalArgumentException}. */
    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a period ends after it starts");
        }
    }

    /** The instant at which the first day begins in that zone. */
    public Instant start(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The instant at which the day after the last begins in that zone. */
    public Instant end(ZoneId zone) {
        return to.atStartOfDay(zone).toInstant();
    }

    /** The number of days, at least one. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to);
    }

    /** The span of equal length that ends where this one begins. */
    public Period previous() {
        return new Period(from.minusDays(days()), from);
    }
}
