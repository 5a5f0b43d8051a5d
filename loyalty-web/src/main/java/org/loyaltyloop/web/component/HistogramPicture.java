package org.loyaltyloop.web.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How a duration spreads: one column a span, from zero, all equally wide, with a line where half
 * and where nine of ten have passed. Values are attribute texts for a box of 480 by 160.
 *
 * @param columns one a span, in order
 * @param median where half have passed; empty where unknown
 * @param p90 where nine of ten have passed; empty where unknown
 * @param most the greatest number in a span, at the top of the scale
 */
public record HistogramPicture(List<Column> columns, String median, String p90, long most) {

    private static final double LEFT = 36;
    private static final double WIDTH = 440;
    private static final double FLOOR = 132;
    private static final double CEILING = 22;
    private static final double AIR = 2;

    /**
     * A span of durations.
     *
     * @param from not shorter than
     * @param to shorter than; infinite for the last
     * @param n how many
     * @param label in words
     */
    public record Span(double from, double to, long n, String label) {}

    /** A column and its label. */
    public record Column(
            String x, String y, String width, String height, String middle, long n, String label) {}

    /** Copies the list. */
    public HistogramPicture {
        columns = List.copyOf(columns);
    }

    /** Draws spans that follow each other; at least one. */
    public static HistogramPicture of(List<Span> spans, OptionalDouble median, OptionalDouble p90) {
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("no spans");
        }
        long most = Math.max(1, spans.stream().mapToLong(Span::n).max().orElse(1));
        double step = WIDTH / spans.size();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            double height = (FLOOR - CEILING) * span.n() / most;
            double x = LEFT + i * step;
            columns.add(
                    new Column(
                            text(x + AIR / 2),
                            text(FLOOR - height),
                            text(step - AIR),
                            text(height),
                            text(x + step / 2),
                            span.n(),
                            span.label()));
        }
        return new HistogramPicture(columns, place(median, spans), place(p90, spans), most);
    }

    /** Inside its span in proportion; in an endless one, in its middle. */
    private static String place(OptionalDouble value, List<Span> spans) {
        if (value.isEmpty()) {
            return "";
        }
        double wanted = value.getAsDouble();
        double step = WIDTH / spans.size();
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            if (wanted < span.to() || i == spans.size() - 1) {
                double part =
                        Double.isInfinite(span.to())
                                ? 0.5
                                : Math.max(
                                        0,
                                        Math.min(
                                                1,
                                                (wanted - span.from())
                                                        / (span.to() - span.from())));
                return text(LEFT + (i + part) * step);
            }
        }
        return "";
    }

    private static String text(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
