package org.loyaltyloop.web.browser;

import java.util.stream.Stream;

/**
 * How a screen is looked at.
 *
 * @param language en or nl
 * @param theme light or dark
 * @param width in CSS pixels
 * @param height in CSS pixels
 */
public record Look(String language, String theme, int width, int height) {

    /** A desk: English, light, 1440 wide. */
    public static final Look DESK = new Look("en", "light", 1440, 900);

    /** A small laptop: Dutch, dark, 1024 wide. */
    public static final Look LAPTOP = new Look("nl", "dark", 1024, 768);

    /** A phone: Dutch, light, 390 wide. */
    public static final Look PHONE = new Look("nl", "light", 390, 844);

    /**
     * The looks at which every screen is judged: each language in each theme, and each theme and
     * language both wide and narrow.
     */
    public static Stream<Look> all() {
        return Stream.of(DESK, LAPTOP, PHONE, new Look("en", "dark", 320, 640));
    }

    /** The same in that language. */
    public Look in(String otherLanguage) {
        return new Look(otherLanguage, theme, width, height);
    }

    /** The same, that wide. */
    public Look wide(int otherWidth) {
        return new Look(language, theme, otherWidth, height);
    }

    @Override
    public String toString() {
        return language + "-" + theme + "-" + width;
    }
}
