package org.loyaltyloop.conversation;

import java.util.Locale;
import org.loyaltyloop.kernel.Rule;

/** Rules of conversations, commitments and goals. */
public enum ConversationRule implements Rule {
    /** The account is not known. */
    CONVERSATION_ACCOUNT_UNKNOWN,
    /** A person who took part is no contact of the account. */
    NO_CONTACT_THERE,
    /** A colleague is not known, or works here no more. */
    NO_SUCH_COLLEAGUE,
    /** What was held cannot lie ahead. */
    HELD_AHEAD,
    /** The conversation was held already. */
    CONVERSATION_HELD,
    /** The conversation was cancelled. */
    CONVERSATION_CANCELLED,
    /** The conversation is another account's, or there is none. */
    CONVERSATION_ELSEWHERE,
    /** Only a planned conversation can be moved. */
    CONVERSATION_NOT_PLANNED,
    /** A commitment needs somebody who answers for it. */
    COMMITMENT_WITHOUT_OWNER,
    /** What is done or withdrawn stays so. */
    COMMITMENT_CLOSED,
    /** A goal's target is where it begins. */
    TARGET_IS_BASELINE,
    /** What is reached or dropped stays so. */
    GOAL_CLOSED,
    /** The goal is another account's. */
    GOAL_ELSEWHERE;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
