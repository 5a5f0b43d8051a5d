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
    TIE_WITHDRAWN;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
