package org.loyaltyloop.web.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * The four sizes of the loop ring with their geometry in a box of 100 × 100: clockwise, stage 1
 * from twelve o'clock, each stage 45° less the gap. The path strings are worked out once; a page
 * only refers to them.
 */
enum RingSize {
    /** In tables. */
    S32(32, 38, 12, 23, 12, 34, List.of(), 0),
    /** In lists and cards. */
    S48(48, 40, 9, 19, 10, 30, List.of(), 0),
    /** At the head of the customer view, with the previous lap inside. */
    S120(120, 42, 8, 14, 6, 21, List.of(30.0), 2.2),
    /** Alone, with names outside and up to three earlier laps inside. */
    S320(320, 43, 6.5, 9.5, 4, 15, List.of(33.0, 28.8, 24.6), 2);

    private static final double CENTRE = 50;
    private static final double DEGREES = 45;
    private static final double NAME_RADIUS = 51.5;

    private final int pixels;
    private final double visitedWidth;
    private final double currentWidth;
    private final double lapFont;
    private final double earlierWidth;
    private final List<String> segments;
    private final List<List<String>> earlier;
    private final List<Point> middles;
    private final List<Point> names;

    RingSize(
            int pixels,
            double radius,
            double visitedWidth,
            double currentWidth,
            double gap,
            double lapFont,
            List<Double> earlierRadii,
            double earlierWidth) {
        this.pixels = pixels;
        this.visitedWidth = visitedWidth;
        this.currentWidth = currentWidth;
        this.lapFont = lapFont;
        this.earlierWidth = earlierWidth;
        this.segments = arcs(radius, gap);
        this.earlier = earlierRadii.stream().map(r -> arcs(r, gap)).toList();
        this.middles = middles(radius);
        this.names = middles(NAME_RADIUS);
    }

    /** The size for that many pixels; refuses any but 32, 48, 120, 320. */
    static RingSize of(int pixels) {
        for (RingSize size : values()) {
            if (size.pixels == pixels) {
                return size;
            }
        }
        throw new IllegalArgumentException("no ring of " + pixels + " pixels");
    }

    String styleClass() {
        return "r" + pixels;
    }

    /** The names stand outside the ring of the largest size. */
    String viewBox() {
        return this == S320 ? "-24 -2 148 104" : "0 0 100 100";
    }

    String segment(LoopStage stage) {
        return segments.get(stage.ordinal());
    }

    /** How many earlier laps fit inside. */
    int earlierLaps() {
        return earlier.size();
    }

    String earlier(int lapsAgo, LoopStage stage) {
        return earlier.get(lapsAgo).get(stage.ordinal());
    }

    String earlierStroke() {
        return number(earlierWidth);
    }

    String stroke(LoopRing.Segment drawn) {
        return switch (drawn) {
            case CURRENT -> number(currentWidth);
            case VISITED, AHEAD -> number(visitedWidth);
            case SKIPPED -> number(visitedWidth / 4);
        };
    }

    Point middle(LoopStage stage) {
        return middles.get(stage.ordinal());
    }

    Point name(LoopStage stage) {
        return names.get(stage.ordinal());
    }

    String dotRadius() {
        return number(visitedWidth * 0.42);
    }

    String dotStroke() {
        return number(visitedWidth * 0.22);
    }

    boolean hasWord() {
        return this == S120 || this == S320;
    }

    boolean hasNames() {
        return this == S320;
    }

    String lapFont() {
        return number(lapFont);
    }

    /** The baseline that centres the lap's number, alone or above its word. */
    String lapBaseline() {
        return switch (this) {
            case S32, S48 -> number(CENTRE + lapFont * 0.36);
            case S120 -> "52";
            case S320 -> "50";
        };
    }

    String wordFont() {
        return this == S120 ? "9" : "4.6";
    }

    String wordBaseline() {
        return this == S120 ? "63" : "57";
    }

    /** The tick at twelve o'clock where the loop begins and ends. */
    String seam() {
        return this == S120 ? "M50 0.5V3.4" : "M50 1.5V3.6";
    }

    String seamStroke() {
        return this == S120 ? "0.9" : "0.5";
    }

    private static List<String> arcs(double radius, double gap) {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < LoopStage.values().length; i++) {
            Point from = Point.at(radius, i * DEGREES + gap / 2);
            Point to = Point.at(radius, (i + 1) * DEGREES - gap / 2);
            String r = number(radius);
            paths.add("M" + from + " A" + r + " " + r + " 0 0 1 " + to);
        }
        return List.copyOf(paths);
    }

    private static List<Point> middles(double radius) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < LoopStage.values().length; i++) {
            points.add(Point.at(radius, (i + 0.5) * DEGREES));
        }
        return List.copyOf(points);
    }

    /**
     * A coordinate as short as it can be, with a point for the decimals whatever the machine's
     * language.
     */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    /** A point of the box. */
    record Point(double x, double y) {

        static Point at(double radius, double degrees) {
            double angle = Math.toRadians(degrees - 90);
            return new Point(CENTRE + radius * Math.cos(angle), CENTRE + radius * Math.sin(angle));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f %.2f", x, y);
        }

        String left() {
            return String.format(Locale.ROOT, "%.2f", x);
        }

        String top() {
            return String.format(Locale.ROOT, "%.2f", y);
        }
    }
}
