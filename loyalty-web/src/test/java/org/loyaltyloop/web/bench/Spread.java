package org.loyaltyloop.web.bench;

import java.util.Collection;
import java.util.Locale;

/** Median, least and most of some values. */
record Spread(double median, double min, double max) {

    static Spread of(Collection<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median =
                sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** With as many digits as say something. */
    String words() {
        return number(median) + " (" + number(min) + "–" + number(max) + ")";
    }

    private static String number(double value) {
        int digits = value < 10 ? 2 : value < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
