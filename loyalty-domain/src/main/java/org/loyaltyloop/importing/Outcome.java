package org.loyaltyloop.importing;

/** What became of a row or of a record that it yielded. */
public enum Outcome {
    /** It is new. */
    CREATED,
    /** It was known, and something of it changed. */
    UPDATED,
    /** It was known, and nothing of it changed. */
    UNCHANGED,
    /** It was left out as of no interest. */
    SKIPPED,
    /** It was refused as wrong. */
    REJECTED,
    /** It was taken, with a remark. */
    NOTED
}
