package org.loyaltyloop.conversation;

/** Who promised. */
public enum CommitmentSide {
    /** Us; a colleague answers for it. */
    OURS,
    /** The customer; a contact answers for it. */
    THEIRS
}
