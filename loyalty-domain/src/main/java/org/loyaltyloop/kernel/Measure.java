package org.loyaltyloop.kernel;

import java.util.OptionalDouble;

/**
 * A figure made of answers of people, with the interval that holds the true value 95 times in 100.
 *
 * @param value the figure; empty without answers
 * @param low lower end of the interval; empty without answers
 * @param high upper end of the interval; empty without answers
 * @param n how many answers
 */
public record Measure(OptionalDouble value, OptionalDouble low, OptionalDouble high, long n) {

    /** Fewer answers than this say too little to be coloured or compared. */
    public static final int SUFFICIENT = 30;

    /** No answers: nobody measured, which is not a zero. */
    public static final Measure NONE =
            new Measure(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 0);

    private static final double Z = 1.96;

    /** A figure with its interval, brought within the bounds of what is possible. */
    public static Measure of(double value, double margin, double least, double most, long n) {
        return new Measure(
                OptionalDouble.of(value),
                OptionalDouble.of(Math.max(least, value - margin)),
                OptionalDouble.of(Math.min(most, value + margin)),
                n);
    }

    /**
     * A share from 0 to 1 with Wilson's interval, which stays honest near the ends and with few
     * answers.
     */
    public static Measure share(long hits, long n) {
        if (hits < 0 || hits > n) {
            throw new IllegalArgumentException(hits + " of " + n);
        }
        if (n == 0) {
            return NONE;
        }
        double p = (double) hits / n;
        double z2 = Z * Z;
        double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        double margin = Z * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n)) / (1 + z2 / n);
        return new Measure(
                OptionalDouble.of(p),
                OptionalDouble.of(Math.max(0, centre - margin)),
                OptionalDouble.of(Math.min(1, centre + margin)),
                n);
    }

    /** Whether there are enough answers to say something. */
    public boolean sufficient() {
        return n >= SUFFICIENT;
    }

    /** Whether there is any answer. */
    public boolean measured() {
        return n > 0;
    }

    /** The half width of 95 % of a normal distribution with that standard error. */
    public static double margin(double standardError) {
        return Z * standardError;
    }
}
