package org.loyaltyloop.platform;

/** How far a message of the outbox has come. */
public enum OutboxState {
    /** To be delivered, for the first time or once more. */
    WAITING,
    /** Delivered. */
    DELIVERED,
    /** Nobody wanted it any more when its turn came. */
    DROPPED,
    /** Given up; a person may have it tried again. */
    DEAD
}
