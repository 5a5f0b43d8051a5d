package org.loyaltyloop.agenda;

import java.util.Locale;
import org.loyaltyloop.kernel.Rule;

/** Business rules about tasks and meetings. */
public enum AgendaRule implements Rule {
    /** The colleague is unknown or has no access any more. */
    UNKNOWN_COLLEAGUE,
    /** The contact does not belong to the account. */
    CONTACT_ELSEWHERE,
    /** The task is done or withdrawn already. */
    TASK_ENDED,
    /** The task is open. */
    TASK_OPEN,
    /** The meeting was held or cancelled already. */
    MEETING_ENDED,
    /** None of the contacts, or none of the colleagues, has an e-mail address. */
    NOBODY_TO_INVITE,
    /** A meeting that has not begun cannot have been held. */
    MEETING_NOT_BEGUN;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
