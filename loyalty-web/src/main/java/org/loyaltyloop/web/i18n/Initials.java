package org.loyaltyloop.web.i18n;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
            return name.codePoints()
                    .filter(Character::isLetter)
                    .boxed()
                    .max(Comparator.comparing(Character::isUpperCase))
                    .map(letter -> Character.toString(Character.toUpperCase(letter)))
                    .orElse("");
        }
        String first = first(words.get(0));
        return words.size() == 1 ? first : first + first(words.get(1));
    }

    private static String first(String word) {
        return Character.toString(word.codePointAt(0));
    }
}
