package org.loyaltyloop.opportunity;

import java.util.Locale;
import org.loyaltyloop.kernel.Rule;

/** Business rules about opportunities and their pipeline. */
public enum OpportunityRule implements Rule {
    /** No phase has that code, or it is out of use. */
    UNKNOWN_PHASE,
    /** No reason has that code, or it is out of use. */
    UNKNOWN_REASON,
    /** Whoever loses an opportunity says why. */
    REASON_REQUIRED,
    /** No account has that id. */
    UNKNOWN_ACCOUNT,
    /** No offering has that code. */
    UNKNOWN_OFFERING,
    /** The owner is no colleague who can be given something. */
    UNKNOWN_OWNER,
    /** It cannot have happened yet, or not before the opportunity was opened. */
    NOT_THEN,
    /** There is no move to undo any more. */
    NOTHING_TO_UNDO,
    /** Another phase or reason has that code; argument: the code. */
    CODE_TAKEN,
    /** A pipeline needs a phase to begin with. */
    LAST_OPEN_PHASE,
    /** Phases that end an opportunity keep their probability and their meaning. */
    END_IS_FIXED;

    @Override
    public String code() {
        return "opportunity_" + name().toLowerCase(Locale.ROOT);
    }
}
