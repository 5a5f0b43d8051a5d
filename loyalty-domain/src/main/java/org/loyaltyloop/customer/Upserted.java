package org.loyaltyloop.customer;

/**
 * What came of opening or updating an account by reference.
 *
 * @param id the living account
 * @param outcome what happened
 */
public record Upserted(AccountId id, Outcome outcome) {

    /** What happened. */
    public enum Outcome {
        /** The reference was unknown: the account is new. */
        CREATED,
        /** Something changed. */
        UPDATED,
        /** Everything given was known already. */
        UNCHANGED,
        /** The actor may not change that account. */
        REFUSED
    }
}
