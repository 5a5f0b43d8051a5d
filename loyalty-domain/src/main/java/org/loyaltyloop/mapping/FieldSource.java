package org.loyaltyloop.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.loyaltyloop.tabular.DateOrder;
import org.loyaltyloop.tabular.DecimalSign;

/**
 * Where a field's value comes from.
 *
 * @param field the field's name
 * @param kind column, constant or template
 * @param text the column's name, the constant, or a template such as {@code Lead {id:8}}: a
 *     column's name in braces, with the number of its first characters to take
 * @param values what values translate to, whatever their case; the key "" is for empty cells
 * @param unmapped what happens to values that {@code values} does not name
 * @param fallback the value {@link Unmapped#FALLBACK} puts in their place
 * @param dates how dates are written
 * @param decimals how numbers are written
 */
public record FieldSource(
        String field,
        Kind kind,
        String text,
        Map<String, String> values,
        Unmapped unmapped,
        String fallback,
        DateOrder dates,
        DecimalSign decimals) {

    /** Where a value comes from. */
    public enum Kind {
        /** The cell of a column. */
        COLUMN,
        /** The same for all rows. */
        CONSTANT,
        /** A text with cells in it. */
        TEMPLATE
    }

    /** What happens to a value that does not translate. */
    public enum Unmapped {
        /** It stays as it is. */
        KEEP,
        /** The fallback takes its place, also where nothing stood. */
        FALLBACK,
        /** The field stays empty. */
        CLEAR,
        /** The row is refused. */
        REJECT,
        /** The row is left out. */
        SKIP
    }

    /** Keeps the order of the values. */
    public FieldSource {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The cell of a column, as it stands. */
    public static FieldSource column(String field, String column) {
        return plain(field, Kind.COLUMN, column);
    }

    /** The same value for all rows. */
    public static FieldSource constant(String field, String value) {
        return plain(field, Kind.CONSTANT, value);
    }

    /** A text with cells in it. */
    public static FieldSource template(String field, String template) {
        return plain(field, Kind.TEMPLATE, template);
    }

    private static FieldSource plain(String field, Kind kind, String text) {
        return new FieldSource(
                field, kind, text, Map.of(), Unmapped.KEEP, "", DateOrder.AUTO, DecimalSign.AUTO);
    }

    /** The same, translating these values and keeping others. */
    public FieldSource translating(Map<String, String> translations) {
        return new FieldSource(
                field, kind, text, translations, unmapped, fallback, dates, decimals);
    }

    /** The same, with that in place of every value that does not translate. */
    public FieldSource otherwise(String value) {
        return new FieldSource(
                field, kind, text, values, Unmapped.FALLBACK, value, dates, decimals);
    }

    /** The same, treating values that do not translate so. */
    public FieldSource otherwise(Unmapped treatment) {
        return new FieldSource(field, kind, text, values, treatment, fallback, dates, decimals);
    }

    /** The same, reading dates and numbers so. */
    public FieldSource reading(DateOrder order, DecimalSign sign) {
        return new FieldSource(field, kind, text, values, unmapped, fallback, order, sign);
    }
}
