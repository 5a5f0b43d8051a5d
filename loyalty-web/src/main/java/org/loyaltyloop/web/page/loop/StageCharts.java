package org.loyaltyloop.web.page.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.loop.Histogram;
import org.loyaltyloop.loop.StageFlows;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.component.FlowPicture;
import org.loyaltyloop.web.component.HistogramPicture;
import org.loyaltyloop.web.i18n.Formats;

/** The pictures of a stage's page: where laps come from and go to, and how long things take. */
final class StageCharts {

    private static final String REST = "rest";
    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;

    private StageCharts() {}

    /** How laps came to the stage: from the stage before, or beginning here. */
    static List<FlowPicture.Flow> in(StageFlows flows, Formats formats) {
        List<FlowPicture.Flow> in = new ArrayList<>();
        for (LoopStage stage : LoopStage.values()) {
            add(in, stage, flows.in().getOrDefault(stage, 0L), formats);
        }
        rest(in, "loop.flow.first", flows.firsts(), formats);
        return in;
    }

    /** Where laps went from the stage, and how many have not gone yet. */
    static List<FlowPicture.Flow> out(StageFlows flows, Formats formats) {
        List<FlowPicture.Flow> out = new ArrayList<>();
        for (LoopStage stage : LoopStage.values()) {
            add(out, stage, flows.out().getOrDefault(stage, 0L), formats);
        }
        rest(out, "loop.flow.staying", flows.staying(), formats);
        return out;
    }

    private static void add(
            List<FlowPicture.Flow> flows, LoopStage stage, long n, Formats formats) {
        if (n > 0) {
            flows.add(
                    new FlowPicture.Flow(
                            formats.text(
                                    "loop.flow.stage", stage.number(), formats.label(stage), n),
                            "s" + stage.number(),
                            n,
                            ""));
        }
    }

    private static void rest(List<FlowPicture.Flow> flows, String key, long n, Formats formats) {
        if (n > 0) {
            flows.add(new FlowPicture.Flow(formats.text(key, n), REST, n, ""));
        }
    }

    /** Days of stays; empty where none ended. */
    static Optional<HistogramPicture> days(Histogram histogram, Formats formats) {
        return picture(
                histogram.bins().stream()
                        .map(
                                bin ->
                                        new HistogramPicture.Span(
                                                bin.from(),
                                                bin.open() ? Double.POSITIVE_INFINITY : bin.to(),
                                                bin.n(),
                                                String.valueOf(bin.from())))
                        .toList(),
                histogram);
    }

    /** Minutes of first responses; empty where there were none. */
    static Optional<HistogramPicture> minutes(Histogram histogram, Formats formats) {
        return picture(
                histogram.bins().stream()
                        .map(
                                bin ->
                                        new HistogramPicture.Span(
                                                bin.from(),
                                                bin.open() ? Double.POSITIVE_INFINITY : bin.to(),
                                                bin.n(),
                                                time(bin.from(), formats)))
                        .toList(),
                histogram);
    }

    private static Optional<HistogramPicture> picture(
            List<HistogramPicture.Span> spans, Histogram histogram) {
        return histogram.spread().n() == 0
                ? Optional.empty()
                : Optional.of(
                        HistogramPicture.of(
                                spans, histogram.spread().median(), histogram.spread().p90()));
    }

    private static String time(long minutes, Formats formats) {
        if (minutes < HOUR) {
            return formats.text("loop.axis.minutes", minutes);
        }
        return minutes < DAY
                ? formats.text("loop.axis.hours", minutes / HOUR)
                : formats.text("loop.axis.days", minutes / DAY);
    }
}
