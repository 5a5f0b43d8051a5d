package org.loyaltyloop.feedback;

import java.util.Locale;
import org.loyaltyloop.kernel.Rule;

/** Business rules about asking for feedback. */
public enum FeedbackRule implements Rule {
    /** An organisation cannot answer: a contact must be chosen. */
    NOBODY_TO_ASK,
    /** The contact does not belong to the account. */
    NOT_THERE,
    /** An invitation is open already. */
    ALREADY_INVITED,
    /** Invited too short ago; argument: the first day on which it may be asked again. */
    INVITED_RECENTLY,
    /** The person, or the whole account, asked not to be asked. */
    WANTS_NO_QUESTIONS,
    /** The touchpoint was withdrawn, or belongs to another account. */
    NOTHING_TO_ASK_ABOUT,
    /** Mail is not set up, or there is no address to write to. */
    CANNOT_BE_MAILED,
    /** The invitation is answered, expired or withdrawn. */
    NO_LONGER_OPEN;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
