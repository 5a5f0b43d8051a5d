package org.loyaltyloop.customer;

/** What sort of customer an account is. */
public enum AccountKind {
    /** A firm, institution or a part of one; may have a parent account. */
    ORGANISATION,
    /** A private person; has no parent account. */
    PERSON
}
