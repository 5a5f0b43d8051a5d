package org.loyaltyloop.web.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where the parts of the big ring stand in its box of 540 × 424: segments from radius 172 to 116
 * with 2.2° of air at either side, names outside, shares and arrows inside at the seams. Worked out
 * once.
 */
final class BigRingGeometry {

    static final String VIEW_BOX = "0 20 540 424";

    static final String CENTRE_X = "270";
    static final String CENTRE_FIGURE_Y = "232";
    static final String CENTRE_LABEL_Y = "252";

    private static final double X = 270;
    private static final double Y = 232;
    private static final double OUTER = 172;
    private static final double INNER = 116;
    private static final double AIR = 2.2;
    private static final double DEGREES = 45;
    private static final double FIGURE_RADIUS = 144;
    private static final double NAME_RADIUS = 188;
    private static final double ARROW_RADIUS = 104;
    private static final double NOTE_BELOW_NAME = 15;

    private static final List<Place> PLACES = places();

    private BigRingGeometry() {}

    /** The places of the stage with that number, 1 to 8. */
    static Place of(int stage) {
        return PLACES.get(stage - 1);
    }

    /** All that belongs to one stage, as attribute values. */
    record Place(
            String segment,
            String figureX,
            String figureY,
            String nameX,
            String nameY,
            String noteY,
            String anchor,
            String arrow,
            String shareX,
            String shareY) {}

    private static List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (int stage = 1; stage <= 8; stage++) {
            places.add(place(stage));
        }
        return List.copyOf(places);
    }

    private static Place place(int stage) {
        double from = (stage - 1) * DEGREES + AIR;
        double to = stage * DEGREES - AIR;
        double middle = (stage - 0.5) * DEGREES;
        double seam = stage * DEGREES;
        boolean top = stage == 1 || stage == 8;
        boolean bottom = stage == 4 || stage == 5;
        double nameY = y(NAME_RADIUS, middle) + (top ? -12 : bottom ? 8 : -2);
        String arc =
                "M"
                        + point(OUTER, from)
                        + "A172 172 0 0 1 "
                        + point(OUTER, to)
                        + "L"
                        + point(INNER, to)
                        + "A116 116 0 0 0 "
                        + point(INNER, from)
                        + "Z";
        String arrow =
                "translate(" + point(ARROW_RADIUS, seam) + ") rotate(" + Math.round(seam) + ")";
        double shareRadius = stage % 4 == 0 ? 86 : stage % 2 == 0 ? 76 : 79;
        return new Place(
                arc,
                number(x(FIGURE_RADIUS, middle)),
                number(y(FIGURE_RADIUS, middle) + 6),
                number(x(NAME_RADIUS, middle)),
                number(nameY),
                number(nameY + NOTE_BELOW_NAME),
                stage <= 4 ? "start" : "end",
                arrow,
                number(x(shareRadius, seam)),
                number(y(shareRadius, seam) + 4.5));
    }

    private static double x(double radius, double degrees) {
        return X + radius * Math.sin(Math.toRadians(degrees));
    }

    private static double y(double radius, double degrees) {
        return Y - radius * Math.cos(Math.toRadians(degrees));
    }

    private static String point(double radius, double degrees) {
        return number(x(radius, degrees)) + " " + number(y(radius, degrees));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
