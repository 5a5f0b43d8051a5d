package org.loyaltyloop.opportunity;

/** What it means to be in a phase. There is one phase of each end. */
public enum PhaseKind {
    /** Still on its way. */
    OPEN,
    /** It became a sale. */
    WON,
    /** It did not. */
    LOST
}
