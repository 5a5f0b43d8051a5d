package org.loyaltyloop.web.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Tries a door with one damaged input after the other until its time is up. Every case is drawn
 * from the seed and its own number, so that a failure names all that is needed to have it again:
 * {@code -Dfuzz.seed=… -Dfuzz.case=…}. {@code -Dfuzz.minutes=…} is for each door.
 */
public final class Fuzzing {

    private static final long SEED = Long.getLong("fuzz.seed", new Random().nextInt(1_000_000));
    private static final long ONLY = Long.getLong("fuzz.case", -1);
    private static final Duration LENGTH = Duration.ofMinutes(Long.getLong("fuzz.minutes", 3));

    private static final int MOST_FAILURES = 10;

    private Fuzzing() {}

    /** One case; throws when the door fails it. */
    @FunctionalInterface
    public interface Try {
        /** Tries it. */
        void with(Chance chance);
    }

    /**
     * Tries a door, whose name stands in what is printed; goes on until it has failed ten times.
     */
    public static void door(String name, Try one) {
        long begin = System.nanoTime();
        List<AssertionError> failures = new ArrayList<>();
        long number = Math.max(ONLY, 0);
        do {
            try {
                one.with(new Chance(SEED * 1_000_003 + number));
            } catch (RuntimeException | AssertionError e) {
                failures.add(
                        new AssertionError(
                                "again with -Dfuzz.seed=%d -Dfuzz.case=%d: %s"
                                        .formatted(SEED, number, e.getMessage()),
                                e));
            }
            number++;
        } while (ONLY < 0
                && failures.size() < MOST_FAILURES
                && System.nanoTime() - begin < LENGTH.toNanos());
        System.out.printf(
                "fuzzed %s: %d cases in %d s, seed %d, %d failures%n",
                name,
                ONLY < 0 ? number : 1,
                Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                SEED,
                failures.size());
        assertThat(failures).as(name).isEmpty();
    }
}
