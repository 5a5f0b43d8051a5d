package org.loyaltyloop.customer;

/** The part that a contact plays at an account. */
public enum ContactRole {
    /** Decides. */
    DECISION_MAKER,
    /** Is listened to by those who decide. */
    INFLUENCER,
    /** Speaks for the firm where it is not present. */
    SPONSOR,
    /** Is against it. */
    BLOCKER,
    /** Uses what the firm delivers. */
    USER,
    /** Orders. */
    PURCHASER,
    /** Pays. */
    FINANCE,
    /** Looks after the technical side. */
    TECHNICAL,
    /** Something else, or not known. */
    OTHER
}
