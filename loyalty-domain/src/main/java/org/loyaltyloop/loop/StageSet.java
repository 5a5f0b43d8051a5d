package org.loyaltyloop.loop;

/** The accounts behind a figure of a stage. */
public enum StageSet {
    /** Those with a touchpoint in the stage in the period. */
    TOUCHED,
    /** Of those, the ones that answered a survey about the stage in the period. */
    ANSWERED,
    /** Those with a touchpoint of their own in the stage in the period that got a response. */
    RESPONDED,
    /** Those whose lap had reached the stage and no further at the period's end. */
    NOW,
    /** Of those, the ones that stalled. */
    STALLED,
    /** Those with a lap that reached the stage in the period, and whose window has passed. */
    CONVERTIBLE,
    /** Of those, the ones with a lap that went further within the window. */
    CONVERTED,
    /** Those with a stay in the stage that ended in the period. */
    LEFT
}
