package org.loyaltyloop.customerview;

/** What stands in a calendar. */
public enum CalendarKind {
    /** Colleagues meet whom. */
    MEETING,
    /** A conversation with a customer. */
    CONVERSATION,
    /** Something to be done. */
    TASK,
    /** Something that we promised a customer. */
    PROMISE,
    /** The last day to give notice of a contract. */
    NOTICE,
    /** The day a contract ends. */
    END
}
