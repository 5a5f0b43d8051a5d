package org.loyaltyloop.mapping;

import java.util.Locale;

/**
 * Why a row was left out or refused.
 *
 * @param code what is wrong, in lower snake case; the screen has a text for each
 * @param subject the column or field it is about; may be empty
 * @param value what stood there, shortened
 */
public record RowProblem(String code, String subject, String value) {

    /** What mapping can find wrong with a row; reading and importing have codes of their own. */
    public enum Code {
        /** A field that every record needs is empty. */
        REQUIRED_EMPTY,
        /** Not a date that exists, or in another order than the rest of the column. */
        NOT_A_DATE,
        /** Not a number. */
        NOT_A_NUMBER,
        /** A number with decimals where none can be, or too large. */
        NOT_A_WHOLE_NUMBER,
        /** None of the words that the field takes. */
        NOT_A_CHOICE,
        /** A value that the mapping does not translate. */
        VALUE_UNMAPPED,
        /** A rule of the mapping asks for an empty column. */
        COLUMN_EMPTY,
        /** A rule of the mapping asks for a filled column. */
        COLUMN_FILLED,
        /** A rule of the mapping asks for that value. */
        COLUMN_IS,
        /** A rule of the mapping asks for any other value. */
        COLUMN_IS_NOT,
        /** No output's conditions hold. */
        NO_OUTPUT
    }

    private static final int SHORT = 80;

    /** Shortens the value. */
    public RowProblem {
        String plain = value.replace("\0", "");
        value = plain.length() <= SHORT ? plain : plain.substring(0, SHORT) + "…";
    }

    /** A problem found by mapping. */
    public static RowProblem of(Code code, String subject, String value) {
        return new RowProblem(code.name().toLowerCase(Locale.ROOT), subject, value);
    }
}
