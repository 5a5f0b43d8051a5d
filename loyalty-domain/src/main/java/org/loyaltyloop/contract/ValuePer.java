package org.loyaltyloop.contract;

/** For what span a value is meant. */
public enum ValuePer {
    /** A month. */
    MONTH,
    /** Three months. */
    QUARTER,
    /** A year. */
    YEAR,
    /** The whole term, once: it does not come back and counts in no retention. */
    ONCE
}
