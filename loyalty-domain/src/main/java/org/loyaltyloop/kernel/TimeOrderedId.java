package org.loyaltyloop.kernel;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Source of time-ordered identifiers (UUID version 7, RFC 9562): 48 bits of Unix milliseconds, a
 * 12-bit counter that keeps identifiers of one process ascending, and 62 random bits. Ascending
 * keys keep B-tree inserts at the right edge.
 */
public final class TimeOrderedId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LAST = new AtomicLong();

    private TimeOrderedId() {}

    /** Returns a new identifier, greater than every one this process returned before. */
    public static UUID next() {
        long ticks =
                LAST.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis() << 12));
        long high = (ticks >>> 12) << 16 | 0x7000L | (ticks & 0xFFF);
        long low = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
