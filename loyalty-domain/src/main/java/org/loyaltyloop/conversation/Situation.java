package org.loyaltyloop.conversation;

/** What makes a question worth asking before a conversation, the most pressing first. */
public enum Situation {
    /** The customer complained since the last conversation. */
    COMPLAINT,
    /** Their latest answer within a year was low: NPS to 6, CSAT to 2, CES against us. */
    LOW_SCORE,
    /** Something that we promised is late. */
    OUR_PROMISE_LATE,
    /** A contract's end, or the last day for notice, is at most 90 days away. */
    RENEWAL,
    /** Something that they promised is late. */
    THEIR_PROMISE_LATE,
    /** A goal of theirs is further behind than its time. */
    GOAL_BEHIND,
    /** We know of no goal of theirs. */
    NO_GOAL,
    /** The last conversation is longer than 90 days ago. */
    SILENCE,
    /** Nothing has moved for longer than usual in their stage. */
    STALLED,
    /** They never bought. */
    NEVER_BOUGHT,
    /** The profile lacks what the answer tells. */
    PROFILE,
    /** Always. */
    ANY
}
