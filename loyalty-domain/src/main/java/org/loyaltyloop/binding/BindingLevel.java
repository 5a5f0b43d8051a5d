package org.loyaltyloop.binding;

/** The three levels of binding, from the easiest to copy to the hardest. */
public enum BindingLevel {
    /** An advantage in money. */
    FINANCIAL,
    /** How people of both sides deal with each other. */
    SOCIAL,
    /** How the firm delivers: agreements, couplings, shared ways of working. */
    STRUCTURAL
}
