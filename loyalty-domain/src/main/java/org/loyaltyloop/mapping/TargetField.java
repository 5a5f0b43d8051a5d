package org.loyaltyloop.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A field that a mapping may fill.
 *
 * @param name camelCase, with dots for nesting; one that ends in {@code .*} stands for any name
 *     with that start
 * @param type what it takes
 * @param required whether every record needs it
 * @param choices the words a {@link FieldType#CHOICE} takes
 * @param constant what to suggest where no column fits; empty for nothing
 * @param synonyms headers, in English and Dutch, under which files are known to bring it
 */
public record TargetField(
        String name,
        FieldType type,
        boolean required,
        List<String> choices,
        String constant,
        List<String> synonyms) {

    /** Copies the lists. */
    public TargetField {
        choices = List.copyOf(choices);
        synonyms = List.copyOf(synonyms);
    }

    /** A field that may stay empty. */
    public static TargetField optional(String name, FieldType type, String... synonyms) {
        return new TargetField(name, type, false, List.of(), "", List.of(synonyms));
    }

    /** A field that every record needs. */
    public static TargetField required(String name, FieldType type, String... synonyms) {
        return new TargetField(name, type, true, List.of(), "", List.of(synonyms));
    }

    /** A field that takes one of these words. */
    public static TargetField choice(String name, List<String> choices, String... synonyms) {
        return new TargetField(name, FieldType.CHOICE, false, choices, "", List.of(synonyms));
    }

    /** The same field, with a constant to suggest. */
    public TargetField suggesting(String value) {
        return new TargetField(name, type, required, choices, value, synonyms);
    }

    /** Whether this field, or the family that it stands for, has that name. */
    public boolean covers(String fieldName) {
        if (isFamily()) {
            String start = name.substring(0, name.length() - 1);
            return fieldName.startsWith(start) && fieldName.length() > start.length();
        }
        return name.equals(fieldName);
    }

    /** Whether it stands for any number of fields with one start. */
    public boolean isFamily() {
        return name.endsWith(".*");
    }

    /** The choice that a text means, whatever its case and its separators. */
    Optional<String> choiceOf(String text) {
        String wanted = text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        return choices.stream().filter(c -> c.equals(wanted)).findFirst();
    }
}
