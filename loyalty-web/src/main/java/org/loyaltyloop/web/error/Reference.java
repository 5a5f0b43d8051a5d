package org.loyaltyloop.web.error;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * A short code that stands on an error page and in the log, so that one leads to the other: eight
 * letters and digits.
 */
public final class Reference {

    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final Pattern FORM = Pattern.compile("[" + LETTERS + "]{8}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Reference() {}

    /** A new code. */
    public static String next() {
        return RANDOM.ints(8, 0, LETTERS.length())
                .collect(
                        StringBuilder::new,
                        (text, i) -> text.append(LETTERS.charAt(i)),
                        StringBuilder::append)
                .toString();
    }

    /** Whether the text looks like such a code. */
    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
