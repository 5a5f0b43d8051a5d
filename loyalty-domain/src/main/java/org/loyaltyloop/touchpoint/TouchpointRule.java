package org.loyaltyloop.touchpoint;

import java.util.Locale;
import org.loyaltyloop.kernel.Rule;

/** Business rules about touchpoints. */
public enum TouchpointRule implements Rule {
    /** No account has that id or reference. */
    UNKNOWN_ACCOUNT,
    /** No contact has that id, reference, or e-mail address at the account. */
    UNKNOWN_CONTACT,
    /** No product or product line has that code. */
    UNKNOWN_OFFERING,
    /** The catalogue has no such type, or has retired it. */
    UNKNOWN_TYPE,
    /** Another stage than the type's needs a reason. */
    STAGE_REASON_REQUIRED,
    /** It lies further in the future than clocks may differ; argument: the minutes allowed. */
    IN_THE_FUTURE,
    /** The score is none of the metric's; arguments: least and most. */
    SCORE_OFF_SCALE,
    /** The actor may not record touchpoints at this account. */
    NOT_ALLOWED,
    /** The touchpoint is in that stage already. */
    SAME_STAGE,
    /** The touchpoint was withdrawn: it cannot be changed any more. */
    ALREADY_WITHDRAWN,
    /** No touchpoint can pass all conditions of the rule together. */
    CONTRADICTION,
    /** Somebody published other rules since the draft was begun; arguments: version and author. */
    OUTDATED_DRAFT,
    /** The draft says what holds already. */
    NOTHING_TO_PUBLISH,
    /** Another type of the catalogue has that code; argument: the code. */
    TYPE_CODE_TAKEN,
    /** A purchase is one in TRANSACTION only. */
    PURCHASE_ELSEWHERE,
    /** The product itself records touchpoints of this type: it stays in use. */
    TYPE_NEEDED;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
