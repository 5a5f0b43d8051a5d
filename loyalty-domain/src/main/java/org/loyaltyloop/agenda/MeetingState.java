package org.loyaltyloop.agenda;

/** How far a meeting is. */
public enum MeetingState {
    /** Agreed. */
    PLANNED,
    /** It took place. */
    HELD,
    /** It will not take place. */
    CANCELLED
}
