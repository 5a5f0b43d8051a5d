package org.loyaltyloop.importing;

/** What a run is for. */
public enum RunMode {
    /** A dry run: says what would happen, and changes nothing. */
    CHECK,
    /** The import itself. */
    IMPORT
}
