package org.loyaltyloop.kernel;

import java.util.Locale;

/** Rules about the form of an input that every context shares. */
public enum InputRule implements Rule {
    /** The field must be given. */
    REQUIRED,
    /** The text is longer than allowed; argument: the most characters. */
    TOO_LONG,
    /** The text holds characters that nobody can see or type, such as NUL. */
    CONTROL_CHARACTER,
    /**
     * The value does not have the form that its kind has (e-mail address, phone number, code,
     * language).
     */
    MALFORMED,
    /** The number or date lies outside what makes sense; arguments: least and most. */
    OUT_OF_RANGE,
    /** None of the values to choose from. */
    UNKNOWN_VALUE,
    /** More items than allowed; argument: the most items. */
    TOO_MANY;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
