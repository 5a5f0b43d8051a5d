package org.loyaltyloop.web.component;

import java.util.Locale;
import java.util.OptionalDouble;
import org.loyaltyloop.kernel.Measure;

/**
 * A score on its own scale from end to end: a band for the interval, a dot for the score, a
 * triangle above for the target, a hollow dot below for the score before. With too few answers a
 * dashed line and a hollow dot say that this is not a figure yet. Values are attribute texts for a
 * box of 220 by 24.
 *
 * @param interval path of the band; empty where there are too few answers
 * @param ends path of the interval's ends
 * @param uncertain path of the dashed line; empty where there are enough answers
 * @param point place of the dot
 * @param target path of the triangle; empty without a target
 * @param before place of the hollow dot; empty where there is nothing to compare
 */
public record ScorePicture(
        String interval,
        String ends,
        String uncertain,
        String point,
        String target,
        String before) {

    private static final double LEFT = 2;
    private static final double WIDTH = 216;

    /**
     * Draws a measure that has answers.
     *
     * @param least left end of the scale
     * @param most right end of the scale
     * @throws IllegalArgumentException for a measure without answers or an empty scale
     */
    public static ScorePicture of(
            Measure now, Measure before, OptionalDouble target, double least, double most) {
        if (!now.measured() || least >= most) {
            throw new IllegalArgumentException("nothing to draw");
        }
        Scale scale = new Scale(least, most);
        String low = scale.x(now.low().getAsDouble());
        String high = scale.x(now.high().getAsDouble());
        boolean enough = now.sufficient();
        return new ScorePicture(
                enough ? "M" + low + " 12H" + high : "",
                enough ? "M" + low + " 8V16M" + high + " 8V16" : "",
                enough ? "" : "M" + low + " 12H" + high,
                scale.x(now.value().getAsDouble()),
                target.isPresent() ? "M" + scale.x(target.getAsDouble()) + " 8l-3.5 -6h7z" : "",
                enough && before.sufficient() ? scale.x(before.value().getAsDouble()) : "");
    }

    private record Scale(double least, double most) {

        String x(double value) {
            double inside = Math.max(least, Math.min(most, value));
            return String.format(
                    Locale.ROOT, "%.1f", LEFT + WIDTH * (inside - least) / (most - least));
        }
    }
}
