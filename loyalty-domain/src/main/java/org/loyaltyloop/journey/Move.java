package org.loyaltyloop.journey;

/** What a touchpoint did to a journey. */
public enum Move {
    /** The first of all: lap 1 starts. */
    START,
    /** The lap reaches a stage further on. */
    ADVANCE,
    /** The customer was in a stage that takes the lap no further. */
    REVISIT,
    /** The next lap starts, at ORIENTATION or SELECTION. */
    NEW_LAP,
    /** The next lap starts with the purchase itself. */
    SHORT_LOOP
}
