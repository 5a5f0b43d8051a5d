package org.loyaltyloop.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long to make somebody wait after so many failures: not at all for the first few, then twice
 * as long each time.
 *
 * @param free tries without a wait
 * @param first the first wait
 * @param longest no wait is longer
 * @param memory failures are forgotten once none came for that long
 */
record Throttle(int free, Duration first, Duration longest, Duration memory) {

    /** For one login: five tries, then 15 s, 30 s … 15 min. */
    static final Throttle LOGIN =
            new Throttle(5, Duration.ofSeconds(15), Duration.ofMinutes(15), Duration.ofHours(1));

    /** For one address, behind which a whole office may sit: 50 tries, then 15 s, 30 s … 15 min. */
    static final Throttle ADDRESS =
            new Throttle(50, Duration.ofSeconds(15), Duration.ofMinutes(15), Duration.ofHours(1));

    /**
     * What is known of failures so far.
     *
     * @param failures in a row
     * @param last when the last one was
     * @param blockedUntil no try is looked at before
     */
    record Failures(int failures, Instant last, Optional<Instant> blockedUntil) {

        /** None yet. */
        static Failures none(Instant now) {
            return new Failures(0, now, Optional.empty());
        }
    }

    /** How long a try has to wait before it is looked at; zero admits it. */
    Duration toWait(Failures known, Instant now) {
        return known.blockedUntil()
                .filter(now::isBefore)
                .map(until -> Duration.between(now, until))
                .orElse(Duration.ZERO);
    }

    /** What is known after one more failure. */
    Failures afterFailure(Failures known, Instant now) {
        boolean forgotten = known.last().plus(memory).isBefore(now);
        int failures = forgotten ? 1 : known.failures() + 1;
        Duration wait = waitAfter(failures);
        return new Failures(
                failures, now, wait.isZero() ? Optional.empty() : Optional.of(now.plus(wait)));
    }

    private Duration waitAfter(int failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - free, 20);
        Duration wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
