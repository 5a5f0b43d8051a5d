package org.loyaltyloop.conversation;

/** Where a goal stands. */
public enum GoalState {
    /** The customer works at it. */
    OPEN,
    /** It was reached. */
    REACHED,
    /** It was given up. */
    DROPPED
}
