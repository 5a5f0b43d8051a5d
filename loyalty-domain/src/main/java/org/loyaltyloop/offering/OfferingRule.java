package org.loyaltyloop.offering;

import java.util.Locale;
import org.loyaltyloop.kernel.Rule;

/** Business rules about product lines and products. */
public enum OfferingRule implements Rule {
    /** Another line or product has that code; argument: the code. */
    CODE_TAKEN,
    /** No product line has that id. */
    UNKNOWN_LINE;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
