package org.loyaltyloop.touchpoint;

/** How a condition compares; texts without regard to case. */
public enum RuleTest {
    /** It is one of the values. */
    ONE_OF,
    /** One of the values is a part of it. */
    CONTAINS,
    /** It is there, whatever it is. */
    PRESENT
}
