package org.loyaltyloop.loop;

/** Where an improvement action stands. */
public enum ImprovementStatus {
    /** Somebody is at it. */
    OPEN,
    /** It was done; whether it helped, the measure says. */
    DONE,
    /** It was given up. */
    DROPPED
}
