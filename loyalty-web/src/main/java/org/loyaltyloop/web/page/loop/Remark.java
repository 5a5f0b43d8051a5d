package org.loyaltyloop.web.page.loop;

import java.util.OptionalDouble;
import org.loyaltyloop.loop.StageSet;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.web.i18n.Formats;

/**
 * A {@link Standout} in words.
 *
 * @param stage where
 * @param text what, in a sentence
 * @param link the words of the link to what is behind it
 * @param href what is behind it
 * @param figure the figure in short, beside it
 * @param kind class of the figure
 */
public record Remark(
        LoopStage stage, String text, String link, String href, String figure, String kind) {

    /** The class of a figure that is a gap. */
    private static final String GAP = "gap";

    /** The words of a standout. */
    static Remark of(Standout standout, LoopAddress address, Formats formats) {
        LoopStage stage = standout.stage();
        String key = "loop.standout." + standout.kind();
        return switch (standout.kind()) {
            case CONVERSION_FELL, CONVERSION_ROSE -> {
                boolean fell = standout.kind() == Standout.Kind.CONVERSION_FELL;
                long points =
                        Math.abs(
                                Math.round(100 * standout.now())
                                        - Math.round(100 * standout.reference()));
                yield new Remark(
                        stage,
                        formats.text(
                                key,
                                formats.percent(standout.now()),
                                formats.percent(standout.reference())),
                        formats.text("loop.standout.seeConvertible"),
                        address.accounts(stage, StageSet.CONVERTIBLE),
                        formats.text(fell ? "loop.change.down" : "loop.change.up", points),
                        fell ? "t-danger" : "t-ok");
            }
            case STALLED ->
                    new Remark(
                            stage,
                            formats.text(key, (long) standout.now(), (long) standout.reference()),
                            formats.text("loop.standout.seeStalled", (long) standout.now()),
                            address.accounts(stage, StageSet.STALLED),
                            formats.percent(standout.now() / standout.reference()),
                            "t-warn");
            case DWELL_GREW ->
                    new Remark(
                            stage,
                            formats.text(
                                    key,
                                    days(standout.now(), formats),
                                    days(standout.reference(), formats)),
                            formats.text("loop.standout.seeLeft"),
                            address.accounts(stage, StageSet.LEFT),
                            days(standout.now(), formats),
                            "t-warn");
            case UNMEASURED, UNOWNED ->
                    new Remark(
                            stage,
                            formats.text(key, (long) standout.now()),
                            formats.text("loop.standout.seeTouchpoints"),
                            address.touchpoints(stage),
                            formats.text(
                                    standout.kind() == Standout.Kind.UNMEASURED
                                            ? "loop.gap.unmeasured"
                                            : "loop.gap.unowned"),
                            GAP);
            case SCORE_FELL, SCORE_ROSE -> {
                SurveyMetric metric = standout.metric().orElseThrow();
                yield new Remark(
                        stage,
                        formats.text(
                                key,
                                formats.label(metric),
                                Score.words(metric, standout.reference(), formats),
                                Score.words(metric, standout.now(), formats)),
                        formats.text("loop.standout.seeAnswers"),
                        address.answers(stage, metric),
                        Score.words(metric, standout.now(), formats),
                        standout.kind() == Standout.Kind.SCORE_FELL ? "t-danger" : "t-ok");
            }
            case SILENT ->
                    new Remark(
                            stage,
                            formats.text(key),
                            formats.text("loop.standout.seeTouchpoints"),
                            address.touchpoints(stage),
                            "–",
                            "muted");
        };
    }

    private static String days(double value, Formats formats) {
        return Words.days(OptionalDouble.of(value), formats);
    }
}
