package org.loyaltyloop.loop;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How long something took, over many: days of the firm's zone for stays and laps, minutes for first
 * responses.
 *
 * @param n how many
 * @param median half took longer; empty if there are none
 * @param p90 one in ten took longer; empty if there are none
 */
public record Spread(long n, OptionalDouble median, OptionalDouble p90) {

    /** Nothing to measure. */
    public static final Spread NONE = new Spread(0, OptionalDouble.empty(), OptionalDouble.empty());

    /** The spread of times, each so many times. */
    static Spread of(Map<Long, Long> times) {
        TreeMap<Long, Long> sorted = new TreeMap<>(times);
        long n = sorted.values().stream().mapToLong(Long::longValue).sum();
        return n == 0
                ? NONE
                : new Spread(
                        n,
                        OptionalDouble.of(percentile(sorted, n, 0.5)),
                        OptionalDouble.of(percentile(sorted, n, 0.9)));
    }

    /** As SQL's {@code percentile_cont}: between its neighbours where it falls between two. */
    private static double percentile(TreeMap<Long, Long> sorted, long n, double share) {
        double place = share * (n - 1);
        long below = (long) Math.floor(place);
        double low = at(sorted, below);
        double high = at(sorted, (long) Math.ceil(place));
        return low + (place - below) * (high - low);
    }

    private static double at(TreeMap<Long, Long> sorted, long place) {
        long seen = 0;
        for (Map.Entry<Long, Long> entry : sorted.entrySet()) {
            seen += entry.getValue();
            if (place < seen) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("place " + place + " of " + seen);
    }
}
