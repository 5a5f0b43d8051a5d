package org.loyaltyloop.web.page.loop;

import java.util.OptionalDouble;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.loop.TargetMeasure;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.web.i18n.Formats;

/** Values of measures as people read them, each in its own unit. */
final class Amounts {

    private static final int MINUTES = 60;
    private static final int HOURS = 24;

    private Amounts() {}

    /** A value in its unit: per cent, days, hours, or points of its scale. */
    static String words(TargetMeasure measure, double value, Formats formats) {
        return switch (measure) {
            case CONVERSION, COVERAGE, CSAT -> formats.percent(value);
            case DWELL_MEDIAN -> Words.days(OptionalDouble.of(value), formats);
            case FIRST_RESPONSE -> Words.days(OptionalDouble.of(value / HOURS), formats);
            case NPS, CES1, CES2 ->
                    Score.words(SurveyMetric.valueOf(measure.name()), value, formats);
        };
    }

    /** A value with its interval, or how many answers there are where they are too few. */
    static String words(TargetMeasure measure, Measure figure, Formats formats) {
        if (figure.value().isEmpty()) {
            return Figure.DASH;
        }
        boolean estimated = figure.low().isPresent();
        if (estimated && !figure.sufficient()) {
            return formats.text("loop.score.insufficient", figure.n(), Measure.SUFFICIENT);
        }
        String value = words(measure, figure.value().getAsDouble(), formats);
        return estimated
                ? formats.text(
                        "loop.amount.between",
                        value,
                        words(measure, figure.low().getAsDouble(), formats),
                        words(measure, figure.high().getAsDouble(), formats))
                : value;
    }

    /** Minutes as days, for durations in words. */
    static OptionalDouble days(OptionalDouble minutes) {
        return minutes.isPresent()
                ? OptionalDouble.of(minutes.getAsDouble() / MINUTES / HOURS)
                : OptionalDouble.empty();
    }

    /** Minutes as hours, the unit of targets. */
    static OptionalDouble hours(OptionalDouble minutes) {
        return minutes.isPresent()
                ? OptionalDouble.of(minutes.getAsDouble() / MINUTES)
                : OptionalDouble.empty();
    }
}
