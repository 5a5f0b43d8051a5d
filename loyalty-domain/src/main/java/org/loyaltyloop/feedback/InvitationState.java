package org.loyaltyloop.feedback;

/** How far an invitation has come. */
public enum InvitationState {
    /** Waits for its answer. */
    OPEN,
    /** Answered, once and for all. */
    ANSWERED,
    /** Not answered in time. */
    EXPIRED,
    /** Taken back. */
    WITHDRAWN
}
