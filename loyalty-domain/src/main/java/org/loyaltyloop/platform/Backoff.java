package org.loyaltyloop.platform;

import java.time.Duration;

/** How long a message waits for its next attempt: twice as long each time, up to two hours. */
final class Backoff {

    /** After so many attempts, some eight hours, a message is given up. */
    static final int MOST_ATTEMPTS = 12;

    static final Duration FIRST = Duration.ofSeconds(30);
    static final Duration LONGEST = Duration.ofHours(2);

    private Backoff() {}

    /** The wait after so many attempts, from 1. */
    static Duration after(int attempts) {
        Duration wait = FIRST;
        for (int i = 1; i < attempts && wait.compareTo(LONGEST) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
