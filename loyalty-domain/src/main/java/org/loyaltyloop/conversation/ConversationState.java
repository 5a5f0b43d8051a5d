package org.loyaltyloop.conversation;

/** Where a conversation stands. */
public enum ConversationState {
    /** It is agreed on. */
    PLANNED,
    /** It took place. */
    HELD,
    /** It did not, or was written down by mistake. */
    CANCELLED
}
