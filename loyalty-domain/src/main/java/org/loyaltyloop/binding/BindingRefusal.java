package org.loyaltyloop.binding;

import java.util.Locale;
import org.loyaltyloop.kernel.Rule;

/** What cannot be said of ties and their rules. */
public enum BindingRefusal implements Rule {
    /** The instrument belongs to another level. */
    OTHER_LEVEL,
    /** The tie would end before it begins. */
    ENDS_BEFORE_IT_STARTS,
    /** The tie was withdrawn: it cannot be changed any more. */
    TIE_WITHDRAWN,
    /** Somebody published other rules since the draft was begun; arguments: version and author. */
    BINDING_DRAFT_OUTDATED,
    /** The draft says what holds already. */
    BINDING_NOTHING_NEW,
    /** Two rules of one version would make the same tie of the same fact. */
    TWICE_THE_SAME_TIE,
    /** The library has no measure for accounts at hostage risk. */
    NO_SAVING_MEASURE,
    /** Neither the account nor the request names a colleague who could do it. */
    NOBODY_TO_DO_IT;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
