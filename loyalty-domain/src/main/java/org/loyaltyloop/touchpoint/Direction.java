package org.loyaltyloop.touchpoint;

/** Who acted in a touchpoint. */
public enum Direction {
    /** The customer acted. */
    INBOUND,
    /** The firm acted. */
    OUTBOUND,
    /** Both did, as in a meeting. */
    TWO_WAY
}
