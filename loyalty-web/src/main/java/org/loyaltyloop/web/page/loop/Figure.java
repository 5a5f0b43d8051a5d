package org.loyaltyloop.web.page.loop;

import java.util.Optional;
import java.util.OptionalDouble;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.web.i18n.Formats;

/**
 * A figure ready to show.
 *
 * @param text the figure; a dash where it is unknown, never a zero
 * @param href the records behind it; empty where there are none
 * @param note what it is of, or how it spreads; may be empty
 * @param change against the period that it is compared with; may be empty
 * @param kind class of the change: coloured only where it is more than chance
 */
public record Figure(String text, String href, String note, String change, String kind) {

    static final String DASH = "–";
    static final String PLAIN = "muted";
    static final String GOOD = "t-ok";
    private static final String BAD = "t-danger";

    /** Nobody knows. */
    static Figure unknown() {
        return new Figure(DASH, "", "", "", PLAIN);
    }

    /** A number of records; nothing leads nowhere. */
    static Figure count(long n, String href, Formats formats) {
        return new Figure(formats.number(n), n == 0 ? "" : href, "", "", PLAIN);
    }

    /** The same in a sentence that says what it counts. */
    Figure named(String key, Formats formats) {
        return new Figure(formats.text(key, text), href, note, change, kind);
    }

    /** The same with the difference to a count before, which is a fact and no estimate. */
    Figure against(long now, long before, Formats formats) {
        return new Figure(text, href, note, difference(now - before, formats), PLAIN);
    }

    /** A share with the number it is of, against the one before. */
    static Figure share(Measure now, Measure before, String href, Formats formats) {
        if (!now.measured()) {
            return unknown();
        }
        long points =
                Math.round(100 * now.value().getAsDouble())
                        - Math.round(100 * before.value().orElse(0));
        return new Figure(
                formats.percent(now.value().getAsDouble()),
                href,
                formats.text("loop.table.ofLaps", now.n()),
                before.measured() ? difference(points, formats) : "",
                kind(before, now, false));
    }

    /** A duration of which half are longer, with what nine of ten stay within. */
    static Figure duration(
            OptionalDouble median, OptionalDouble p90, String href, Formats formats) {
        if (median.isEmpty()) {
            return unknown();
        }
        return new Figure(
                Words.days(median, formats),
                href,
                p90.isPresent()
                        ? formats.text("loop.table.nineOfTen", Words.days(p90, formats))
                        : "",
                "",
                PLAIN);
    }

    /** A difference with its arrow. */
    static String difference(long by, Formats formats) {
        return by == 0
                ? formats.text("loop.change.none")
                : formats.text(by > 0 ? "loop.change.up" : "loop.change.down", Math.abs(by));
    }

    private static boolean isEstimate(Measure figure) {
        return figure.sufficient() && figure.low().isPresent();
    }

    /**
     * The class of a change: coloured where both have answers enough and their intervals lie apart.
     */
    static String kind(Measure before, Measure now, boolean lowIsGood) {
        if (!isEstimate(before) || !isEstimate(now)) {
            return PLAIN;
        }
        boolean more = now.low().getAsDouble() > before.high().getAsDouble();
        boolean less = now.high().getAsDouble() < before.low().getAsDouble();
        Optional<Boolean> good =
                more ? Optional.of(!lowIsGood) : less ? Optional.of(lowIsGood) : Optional.empty();
        return good.map(well -> well ? GOOD : BAD).orElse(PLAIN);
    }
}
