package org.loyaltyloop.loop;

import java.util.Locale;
import org.loyaltyloop.kernel.Rule;

/** Rules of improvement actions. */
public enum ImprovementRule implements Rule {
    /** What is done or dropped stays as it is. */
    IMPROVEMENT_CLOSED;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
