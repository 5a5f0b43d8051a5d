package org.loyaltyloop.journey;

/** Whether the account has bought in a lap. */
public enum Bought {
    /** Not in this lap. */
    NO,
    /**
     * Money moved but no order was recorded: a purchase that follows confirms it and is no new lap.
     */
    INFERRED,
    /** A purchase was recorded, or lies before our records. */
    YES
}
