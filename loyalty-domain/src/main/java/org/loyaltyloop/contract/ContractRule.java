package org.loyaltyloop.contract;

import java.util.Locale;
import org.loyaltyloop.kernel.Rule;

/** Business rules about contracts. */
public enum ContractRule implements Rule {
    /** A term ends before it starts; arguments: its first and its last day. */
    ENDS_BEFORE_START,
    /** A day on which something happened lies in the future. */
    NOT_YET,
    /** It was signed already. */
    ALREADY_SIGNED,
    /** Nobody signed it yet. */
    NOT_SIGNED,
    /** Notice was given for it. */
    NOTICE_GIVEN,
    /** No notice was given for it. */
    NO_NOTICE,
    /** An open-ended contract has no term to renew. */
    OPEN_ENDED,
    /** It was never renewed. */
    NOT_RENEWED,
    /** The next term ends no later than the one before; argument: its last day. */
    NOT_LONGER,
    /** Its last day lies after the end of its term; argument: the end. */
    AFTER_THE_END,
    /** Nobody knows that account. */
    UNKNOWN_CONTRACT_ACCOUNT,
    /** Nobody knows that product or product line. */
    UNKNOWN_CONTRACT_OFFERING,
    /** What renews by itself says for how many months. */
    MONTHS_REQUIRED;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
