package org.loyaltyloop.contract;

/** What happens at the end of a term. */
public enum RenewalKind {
    /** A next term begins unless notice was given. */
    AUTOMATIC,
    /** A next term begins where both agree to it. */
    BY_AGREEMENT,
    /** It ends. */
    NONE
}
