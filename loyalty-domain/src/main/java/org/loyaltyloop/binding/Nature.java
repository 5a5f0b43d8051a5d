package org.loyaltyloop.binding;

/** Whether a tie adds value for the customer, or only makes it costly to leave. */
public enum Nature {
    /** As the fact says. */
    AS_FACT,
    /** It adds value. */
    VALUE_ADDING,
    /** It holds by the cost of leaving alone. */
    LOCK_IN
}
