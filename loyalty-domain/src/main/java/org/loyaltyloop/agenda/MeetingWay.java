package org.loyaltyloop.agenda;

/** How people meet. */
public enum MeetingWay {
    /** At the customer's. */
    VISIT,
    /** At our place. */
    AT_OURS,
    /** By phone. */
    PHONE,
    /** On a screen. */
    VIDEO
}
