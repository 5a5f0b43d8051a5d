package org.loyaltyloop.binding;

/** How the strength of a tie follows from its fact. */
public enum StrengthBy {
    /** The same for each: the rule's measure, 0 to 1. */
    FIXED,
    /** The fact's own strength times the rule's measure, 1 at most. */
    FACT,
    /** The fact's quantity ÷ the rule's measure, 1 at most: full strength at that quantity. */
    QUANTITY
}
