package org.loyaltyloop.touchpoint;

/** What a placement rests on. */
public enum PlacementBasis {
    /** The stage that the touchpoint's type has in the catalogue. */
    TYPE,
    /** The sending system named the stage; a rule overrides that. */
    GIVEN,
    /**
     * The type leaves it open: ORIENTATION for an account that never bought, INTERACTION for a
     * customer.
     */
    OPEN_RULE,
    /** A person chose the stage; no rule overrides that. */
    PERSON,
    /** A classification rule; the placement names it and its version. */
    RULE
}
