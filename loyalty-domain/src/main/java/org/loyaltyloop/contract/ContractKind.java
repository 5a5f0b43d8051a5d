package org.loyaltyloop.contract;

/** What kind of agreement it is. */
public enum ContractKind {
    /** An agreement on deliveries or services. */
    CONTRACT,
    /** Something that is used and paid by period. */
    SUBSCRIPTION,
    /** A percentage off for a term. */
    DISCOUNT_AGREEMENT,
    /** Prices of its own for a term. */
    PRICE_LIST
}
