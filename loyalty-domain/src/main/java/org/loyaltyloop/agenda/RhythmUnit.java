package org.loyaltyloop.agenda;

/** What a rhythm is counted in. */
public enum RhythmUnit {
    /** Weeks of seven days. */
    WEEK,
    /** Months of the calendar. */
    MONTH
}
