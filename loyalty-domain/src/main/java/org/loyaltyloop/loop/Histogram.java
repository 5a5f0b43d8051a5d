package org.loyaltyloop.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How times are distributed.
 *
 * @param bins side by side, from the shortest times to the longest that occurred; none if none did
 * @param spread the same in two figures
 */
public record Histogram(List<Bin> bins, Spread spread) {

    /** Days of stays: single days first, then weeks, months and quarters. */
    static final long[] DAYS = {
        0, 1, 2, 3, 4, 5, 6, 7, 14, 21, 28, 42, 56, 84, 112, 168, 224, 365, Long.MAX_VALUE
    };

    /** Minutes of first responses: from a quarter of an hour to two weeks. */
    static final long[] MINUTES = {
        0, 15, 30, 60, 120, 240, 480, 960, 1440, 2880, 4320, 7200, 10080, 20160, Long.MAX_VALUE
    };

    /**
     * Times from one bound to the next.
     *
     * @param from the shortest, inclusive
     * @param to exclusive; {@link Long#MAX_VALUE} where it is open
     * @param n how many took as long
     */
    public record Bin(long from, long to, long n) {

        /** Whether the bin has no upper bound. */
        public boolean open() {
            return to == Long.MAX_VALUE;
        }
    }

    /** Copies the list. */
    public Histogram {
        bins = List.copyOf(bins);
    }

    /** Puts times, each so many times, into bins with these bounds. */
    static Histogram of(Map<Long, Long> times, long... bounds) {
        List<Bin> bins = new ArrayList<>();
        long longest = times.keySet().stream().mapToLong(Long::longValue).max().orElse(-1);
        for (int i = 0; i + 1 < bounds.length && bounds[i] <= longest; i++) {
            long from = bounds[i];
            long to = bounds[i + 1];
            long n =
                    times.entrySet().stream()
                            .filter(e -> e.getKey() >= from && e.getKey() < to)
                            .mapToLong(Map.Entry::getValue)
                            .sum();
            bins.add(new Bin(from, to, n));
        }
        return new Histogram(bins, Spread.of(times));
    }
}
