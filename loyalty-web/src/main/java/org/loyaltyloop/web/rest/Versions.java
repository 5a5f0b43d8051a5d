package org.loyaltyloop.web.rest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.StaleVersion;

/** Versions of records as entity tags. */
final class Versions {

    private static final Pattern TAG = Pattern.compile("\"?(\\d{1,9})\"?");

    private Versions() {}

    static String tag(int version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that {@code If-Match} asks for; {@code *} means the one that is current. 428
     * without the header, 400 if it is no version of ours.
     */
    static int expected(@Nullable String ifMatch, int current) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw ApiProblem.of(Problem.Kind.PRECONDITION_REQUIRED);
        }
        String asked = ifMatch.strip();
        if (asked.equals("*")) {
            return current;
        }
        Matcher tag = TAG.matcher(asked);
        if (!tag.matches()) {
            throw ApiProblem.malformedParameter(
                    "If-Match", "must be the version that was read, such as \"3\"");
        }
        return Integer.parseInt(tag.group(1));
    }

    /** The same, of a record that has to be as the program read it: 409 where it is not. */
    static int current(@Nullable String ifMatch, int current, String kind, Object id) {
        if (expected(ifMatch, current) != current) {
            throw new StaleVersion(kind, id);
        }
        return current;
    }
}
