package org.loyaltyloop.web.page.conversations;

import java.util.List;
import java.util.stream.IntStream;
import org.loyaltyloop.web.i18n.Formats;

/**
 * A way that a conversation may have felt to the customer.
 *
 * @param value −2 to 2, as text
 * @param icon name of its face
 */
public record MoodChoice(String value, String icon, String label, boolean chosen) {

    private static final int MIDDLE = 3;

    /** All five, from angry to delighted. */
    static List<MoodChoice> all(Formats formats, String chosen) {
        return IntStream.rangeClosed(-2, 2)
                .mapToObj(
                        mood ->
                                new MoodChoice(
                                        String.valueOf(mood),
                                        "mood-" + (mood + MIDDLE),
                                        label(formats, mood),
                                        chosen.equals(String.valueOf(mood))))
                .toList();
    }

    static String label(Formats formats, int mood) {
        return formats.text("conversations.mood." + (mood + MIDDLE));
    }
}
