package org.loyaltyloop.web.i18n;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Two letters that stand for a person's name: Sanne van den Broek is SB, Marieke van 't Hoff is MH.
 */
final class Initials {

    private Initials() {}

    static String of(@Nullable String name) {
        if (name == null) {
            return "";
        }
        List<String> words =
                Arrays.stream(name.strip().split("\\s+"))
                        .filter(
                                word ->
                                        !word.isEmpty()
                                                && Character.isUpperCase(word.codePointAt(0)))
                        .toList();
        if (words.isEmpty()) {
            return name.isBlank() ? "" : first(name.strip()).toUpperCase(Locale.ROOT);
        }
        String first = first(words.get(0));
        return words.size() == 1 ? first : first + first(words.get(1));
    }

    private static String first(String word) {
        return new String(Character.toChars(word.codePointAt(0)));
    }
}
