package org.loyaltyloop.web.i18n;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** Formats for tests: Amsterdam, on Tuesday 24 November 2026 at noon. */
public final class FormatsFixture {

    static final Instant NOW = Instant.parse("2026-11-24T11:00:00Z");

    private FormatsFixture() {}

    /** For an English reader. */
    public static Formats english() {
        return in(Locale.ENGLISH);
    }

    /** For a Dutch reader. */
    public static Formats dutch() {
        return in(Locale.forLanguageTag("nl"));
    }

    private static Formats in(Locale locale) {
        ZoneId zone = ZoneId.of("Europe/Amsterdam");
        return new Formats(locale, zone, Clock.fixed(NOW, zone));
    }
}
