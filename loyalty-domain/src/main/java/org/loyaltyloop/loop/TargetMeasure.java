package org.loyaltyloop.loop;

import java.math.BigDecimal;

/** What a stage can have a target for. Shares are 0 to 1. */
public enum TargetMeasure {
    /** Share of laps that go further within the stage's window. */
    CONVERSION(0, 1, false),
    /** Median of the days that accounts stay. */
    DWELL_MEDIAN(0, 3650, true),
    /** Median of the hours until the firm answers. */
    FIRST_RESPONSE(0, 8760, true),
    /** Net promoter score. */
    NPS(-100, 100, false),
    /** Mean of customer effort 1.0, of which less is better. */
    CES1(1, 5, true),
    /** Mean of customer effort 2.0, agreement that it was easy. */
    CES2(1, 7, false),
    /** Share of satisfied answers. */
    CSAT(0, 1, false),
    /** Share of accounts reached that answered. */
    COVERAGE(0, 1, false);

    private final int least;
    private final int most;
    private final boolean lowIsGood;

    TargetMeasure(int least, int most, boolean lowIsGood) {
        this.least = least;
        this.most = most;
        this.lowIsGood = lowIsGood;
    }

    /** The least value it can have. */
    public int least() {
        return least;
    }

    /** The greatest value that makes sense. */
    public int most() {
        return most;
    }

    /** Whether a target is a ceiling: less is better. */
    public boolean lowIsGood() {
        return lowIsGood;
    }

    /** Whether it is a share of 0 to 1, which people read in per cent. */
    public boolean share() {
        return least == 0 && most == 1;
    }

    /** Whether that figure reaches that target. */
    public boolean meets(double actual, BigDecimal target) {
        return lowIsGood ? actual <= target.doubleValue() : actual >= target.doubleValue();
    }

    boolean holds(BigDecimal target) {
        return target.compareTo(BigDecimal.valueOf(least)) >= 0
                && target.compareTo(BigDecimal.valueOf(most)) <= 0;
    }
}
