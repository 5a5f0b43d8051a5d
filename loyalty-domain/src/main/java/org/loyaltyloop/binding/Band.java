package org.loyaltyloop.binding;

/** How strongly a level binds, in words. */
public enum Band {
    /** Below 20. */
    NONE(0),
    /** From 20. */
    WEAK(20),
    /** From 40. */
    MODERATE(40),
    /** From 60. */
    STRONG(60);

    private final int from;

    Band(int from) {
        this.from = from;
    }

    /** The least score of the band. */
    public int from() {
        return from;
    }

    /** The band of a score from 0 to 100. */
    public static Band of(double score) {
        Band band = NONE;
        for (Band next : values()) {
            if (score >= next.from) {
                band = next;
            }
        }
        return band;
    }
}
