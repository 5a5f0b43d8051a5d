package org.loyaltyloop.binding;

/** When a measure of the library helps. In the order in which they press. */
public enum Situation {
    /** Lock-in holds an account that is not content. */
    HOSTAGE,
    /** A tie of the level ends within ninety days. */
    ENDING,
    /** The level has ties of the instrument, but their evidence is old. */
    FADING,
    /** The level has no tie of the instrument. */
    MISSING,
    /** The level hangs on one tie. */
    THIN
}
