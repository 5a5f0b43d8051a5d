package org.loyaltyloop.customer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A person's name in its parts. Dutch names keep their prefix apart: <i>Jan van der Berg</i> sorts
 * under B.
 *
 * @param given first name or initials
 * @param prefix such as {@code van der}
 * @param family the name without its prefix
 */
public record PersonName(Optional<String> given, Optional<String> prefix, Optional<String> family) {

    private static final Set<String> PREFIXES =
            Set.of(
                    "van", "de", "der", "den", "het", "'t", "’t", "ter", "ten", "te", "op", "in",
                    "aan", "bij", "onder", "over", "uit", "voor", "d'", "von", "vom", "zu", "zum",
                    "zur", "du", "la", "le", "les", "da", "das", "di", "do", "dos", "del", "della",
                    "el");

    /**
     * Reads a full name, written {@code Jan van der Berg}, {@code Berg, Jan van der} or {@code van
     * der Berg, Jan}.
     */
    public static PersonName parse(String full) {
        String name = full.strip().replaceAll("\\s+", " ");
        int comma = name.indexOf(',');
        if (comma > 0 && comma < name.length() - 1) {
            return parseWords((name.substring(comma + 1) + " " + name.substring(0, comma)).strip());
        }
        return parseWords(name.replace(",", "").strip());
    }

    /** The name as people say it. */
    public String display() {
        StringBuilder text = new StringBuilder();
        List.of(given, prefix, family)
                .forEach(
                        part ->
                                part.ifPresent(
                                        word -> {
                                            if (text.length() > 0) {
                                                text.append(' ');
                                            }
                                            text.append(word);
                                        }));
        return text.toString();
    }

    private static PersonName parseWords(String name) {
        if (name.isEmpty()) {
            return new PersonName(Optional.empty(), Optional.empty(), Optional.empty());
        }
        List<String> words = Arrays.asList(name.split(" "));
        int first = 0;
        while (first < words.size() && !isPrefix(words.get(first))) {
            first++;
        }
        if (first >= words.size() - 1) {
            int last = words.size() - 1;
            return new PersonName(
                    join(words.subList(0, last)),
                    Optional.empty(),
                    join(words.subList(last, words.size())));
        }
        int family = first;
        while (family < words.size() - 1 && isPrefix(words.get(family))) {
            family++;
        }
        return new PersonName(
                join(words.subList(0, first)),
                join(words.subList(first, family)),
                join(words.subList(family, words.size())));
    }

    private static boolean isPrefix(String word) {
        return PREFIXES.contains(word.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> join(List<String> words) {
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
    }
}
