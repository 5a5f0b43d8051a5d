package org.loyaltyloop.binding;

/** Lists of accounts that an overview leads to, beside those of a level and band. */
public enum BindingSet {
    /** Lock-in holds them, and they are not content. */
    HOSTAGES,
    /** Lock-in holds them, and nobody asked within twelve months. */
    HELD_UNASKED,
    /** Strong on no level but by lock-in: little adds value. */
    LOCK_IN_ONLY,
    /** Nothing ties them on any level. */
    UNBOUND,
    /** Gained most in ninety days. */
    RISING,
    /** Lost most in ninety days. */
    FALLING
}
