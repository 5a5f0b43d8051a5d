package org.loyaltyloop.web.page.loop;

import java.util.OptionalDouble;
import org.loyaltyloop.web.i18n.Formats;

/** Durations as people say them. */
final class Words {

    private static final int HOURS = 24;
    private static final int SHORT = 10;

    private Words() {}

    /**
     * Days in words: hours under a day, one decimal under ten days, else whole; a dash for none.
     */
    static String days(OptionalDouble days, Formats formats) {
        if (days.isEmpty()) {
            return "–";
        }
        double value = days.getAsDouble();
        if (value < 1) {
            return formats.text("loop.hours", Math.round(value * HOURS));
        }
        return value < SHORT && Math.round(value * SHORT) % SHORT != 0
                ? formats.text("loop.days.decimal", formats.decimal(value, 1))
                : formats.days(Math.round(value));
    }
}
