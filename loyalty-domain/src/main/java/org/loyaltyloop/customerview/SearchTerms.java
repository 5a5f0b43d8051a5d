package org.loyaltyloop.customerview;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.loyaltyloop.customer.PhoneNumber;

/**
 * What somebody typed to find somebody, read in every way it can be meant.
 *
 * @param typed as it was typed, trimmed, at most 200 characters
 * @param words its words, at most eight; none if nothing was typed
 * @param phoneFragment digits to look for anywhere in a number in international form
 * @param number an account's number, if it can be one
 */
record SearchTerms(
        String typed, List<String> words, Optional<String> phoneFragment, Optional<Long> number) {

    /** Shorter pieces are in too many names for the index on pieces of three letters to help. */
    static final int INDEXED_LENGTH = 3;

    private static final int MAX_WORDS = 8;
    private static final int MAX_LENGTH = 200;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern NUMBER = Pattern.compile("#?(\\d{1,15})");

    static SearchTerms of(String input) {
        String clean = storable(input).strip();
        String typed =
                clean.length() > MAX_LENGTH ? storable(clean.substring(0, MAX_LENGTH)) : clean;
        List<String> words =
                Arrays.stream(SPACE.split(typed))
                        .filter(word -> !word.isEmpty())
                        .limit(MAX_WORDS)
                        .toList();
        var number = NUMBER.matcher(typed);
        return new SearchTerms(
                typed,
                words,
                PhoneNumber.fragment(typed),
                number.matches() ? Optional.of(Long.valueOf(number.group(1))) : Optional.empty());
    }

    /** Whether nothing was typed that one could look for. */
    boolean isEmpty() {
        return words.isEmpty();
    }

    /** Whether at least one word is long enough for the index on pieces of words. */
    boolean hasIndexedWord() {
        return words.stream().anyMatch(SearchTerms::isIndexed);
    }

    /** Whether a word is long enough for the index on pieces of words. */
    static boolean isIndexed(String word) {
        return word.length() >= INDEXED_LENGTH;
    }

    /** The text with the wildcards of SQL's {@code like} taken literally. */
    static String likeSafe(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** The database takes neither NUL nor half a surrogate pair. */
    private static String storable(String text) {
        return text.codePoints()
                .filter(c -> c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
