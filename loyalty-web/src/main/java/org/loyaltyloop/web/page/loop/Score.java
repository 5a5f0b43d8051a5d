package org.loyaltyloop.web.page.loop;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.loop.StageFigures;
import org.loyaltyloop.loop.StageSetting;
import org.loyaltyloop.loop.TargetMeasure;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.web.component.ScorePicture;
import org.loyaltyloop.web.i18n.Formats;

/**
 * What customers make of a stage, by one metric: picture, words, and the answers behind it.
 *
 * @param value the score; how many answers there are of how many it takes where they are too few
 * @param sufficient whether there are answers enough to call it a score
 * @param margin half the interval, with the metric's name
 * @param n number of answers
 * @param href the answers
 * @param change against the score before; may be empty
 * @param kind class of the change
 * @param target what the firm aims at, in words; may be empty
 * @param sentence all of it for who cannot see the picture
 */
public record Score(
        LoopStage stage,
        SurveyMetric metric,
        ScorePicture picture,
        String value,
        boolean sufficient,
        String margin,
        String n,
        String href,
        String change,
        String kind,
        String target,
        String sentence) {

    /** The scores of a stage, those with a target first, then those with most answers. */
    static List<Score> of(
            StageFigures now,
            StageFigures before,
            StageSetting setting,
            LoopAddress address,
            Formats formats) {
        return Arrays.stream(SurveyMetric.values())
                .filter(metric -> now.score(metric).measured())
                .sorted(
                        Comparator.comparing(
                                        (SurveyMetric metric) ->
                                                setting.target(measure(metric)).isEmpty())
                                .thenComparing(
                                        metric -> now.score(metric).n(), Comparator.reverseOrder()))
                .map(
                        metric ->
                                of(
                                        now.stage(),
                                        metric,
                                        now.score(metric),
                                        before.score(metric),
                                        setting,
                                        address,
                                        formats))
                .toList();
    }

    private static Score of(
            LoopStage stage,
            SurveyMetric metric,
            Measure now,
            Measure before,
            StageSetting setting,
            LoopAddress address,
            Formats formats) {
        Scale scale = Scale.of(metric);
        OptionalDouble target =
                setting.target(measure(metric)).stream().mapToDouble(Number::doubleValue).findAny();
        boolean enough = now.sufficient();
        String value =
                enough
                        ? scale.words(now.value().getAsDouble(), formats)
                        : formats.text("loop.score.insufficient", now.n(), Measure.SUFFICIENT);
        String margin =
                formats.text(
                        "loop.score.margin",
                        scale.plain(
                                (now.high().getAsDouble() - now.low().getAsDouble()) / 2, formats),
                        formats.label(metric));
        String aim =
                target.isEmpty()
                        ? ""
                        : formats.text(
                                "loop.score.target", scale.words(target.getAsDouble(), formats));
        return new Score(
                stage,
                metric,
                ScorePicture.of(now, before, target, scale.least, scale.most),
                value,
                enough,
                enough ? margin : formats.label(metric),
                formats.number(now.n()),
                address.answers(stage, metric),
                enough && before.sufficient() ? scale.change(before, now, formats) : "",
                Figure.kind(before, now, scale.lowIsGood),
                aim,
                formats.text("loop.score.sentence", formats.label(metric), value, now.n(), aim));
    }

    /** What the firm can aim at with that metric. */
    static TargetMeasure measure(SurveyMetric metric) {
        return TargetMeasure.valueOf(metric.name());
    }

    /** A figure of that metric in words. */
    static String words(SurveyMetric metric, double value, Formats formats) {
        return Scale.of(metric).words(value, formats);
    }

    /** A metric's scale, and its figures in words. */
    private enum Scale {
        NPS(-100, 100, false, 1, 0),
        CES1(1, 5, true, 1, 1),
        CES2(1, 7, false, 1, 1),
        CSAT(0, 1, false, 100, 0);

        private final double least;
        private final double most;
        private final boolean lowIsGood;
        private final int factor;
        private final int decimals;

        Scale(double least, double most, boolean lowIsGood, int factor, int decimals) {
            this.least = least;
            this.most = most;
            this.lowIsGood = lowIsGood;
            this.factor = factor;
            this.decimals = decimals;
        }

        static Scale of(SurveyMetric metric) {
            return valueOf(metric.name());
        }

        String plain(double value, Formats formats) {
            return formats.decimal(factor * value, decimals);
        }

        String words(double value, Formats formats) {
            return switch (this) {
                case CSAT -> formats.percent(value);
                case NPS -> (Math.round(value) > 0 ? "+" : "") + plain(value, formats);
                case CES1, CES2 -> plain(value, formats);
            };
        }

        String change(Measure before, Measure now, Formats formats) {
            double by = now.value().getAsDouble() - before.value().getAsDouble();
            String amount = plain(Math.abs(by), formats);
            boolean none = Optional.of(amount).filter(plain(0, formats)::equals).isPresent();
            return none
                    ? formats.text("loop.change.none")
                    : formats.text(by > 0 ? "loop.change.upBy" : "loop.change.downBy", amount);
        }
    }
}
