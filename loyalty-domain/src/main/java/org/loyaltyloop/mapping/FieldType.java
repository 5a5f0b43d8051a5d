package org.loyaltyloop.mapping;

/** What kind of value a field takes. */
public enum FieldType {
    /** A line of text. */
    TEXT,
    /** One of a few words. */
    CHOICE,
    /** A date with or without a time of day. */
    MOMENT,
    /** A date. */
    DAY,
    /** A number with decimals. */
    NUMBER,
    /** A whole number. */
    WHOLE_NUMBER
}
