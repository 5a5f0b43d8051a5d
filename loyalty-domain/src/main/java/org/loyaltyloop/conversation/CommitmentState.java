package org.loyaltyloop.conversation;

/** Where a commitment stands. What is done or withdrawn stays so. */
public enum CommitmentState {
    /** It was promised. */
    OPEN,
    /** It was kept. */
    DONE,
    /** It was taken back, with a reason. */
    WITHDRAWN
}
