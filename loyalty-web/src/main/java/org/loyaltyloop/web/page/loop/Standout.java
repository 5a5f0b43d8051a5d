package org.loyaltyloop.web.page.loop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.loop.StageFigures;
import org.loyaltyloop.loop.StageSetting;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;

/**
 * Something in the figures that a manager should not have to look for. Only what the figures bear:
 * a share has changed where the intervals of both periods lie apart, a dwell where there are enough
 * stays in both.
 *
 * @param kind what it is
 * @param stage where
 * @param now the figure now: a share, days, or a count
 * @param reference what to read it against: the same before, or the whole it is part of
 * @param metric what the scores are of, where it is about scores
 */
record Standout(
        Kind kind, LoopStage stage, double now, double reference, Optional<SurveyMetric> metric) {

    Standout(Kind kind, LoopStage stage, double now, double reference) {
        this(kind, stage, now, reference, Optional.empty());
    }

    /** What can stand out, the most pressing first. */
    enum Kind {
        /** Nobody measures what customers make of the stage. */
        UNMEASURED,
        /** Nobody answers for the stage. */
        UNOWNED,
        /** What customers make of the stage fell. */
        SCORE_FELL,
        /** The stage's share that goes further fell. */
        CONVERSION_FELL,
        /** Much of the stage has stalled. */
        STALLED,
        /** Accounts stay longer. */
        DWELL_GREW,
        /** Nothing was recorded in the stage. */
        SILENT,
        /** The stage's share that goes further rose. */
        CONVERSION_ROSE,
        /** What customers make of the stage rose. */
        SCORE_ROSE
    }

    private static final int MOST = 4;
    private static final int MOST_GAPS = 2;
    private static final long FEW_STALLED = 3;
    private static final double LARGE_PART = 0.25;
    private static final double LONGER = 1.25;

    /** What stands out between two periods, at most four, the most pressing first. */
    static List<Standout> between(
            List<StageFigures> before, List<StageFigures> now, List<StageSetting> settings) {
        List<Standout> found = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            StageFigures stage = now.get(i);
            gap(stage, settings.get(i)).ifPresent(found::add);
            score(before.get(i), stage).ifPresent(found::add);
            conversion(before.get(i), stage).ifPresent(found::add);
            dwell(before.get(i), stage).ifPresent(found::add);
            if (muchStalled(stage)) {
                found.add(
                        new Standout(
                                Kind.STALLED, stage.stage(), stage.stalled(), stage.accountsNow()));
            }
            if (stage.touchpoints() == 0) {
                found.add(new Standout(Kind.SILENT, stage.stage(), 0, before.get(i).touchpoints()));
            }
        }
        List<Standout> ordered =
                found.stream()
                        .sorted(
                                Comparator.comparing(Standout::kind)
                                        .thenComparing(
                                                Comparator.comparing(Standout::weight).reversed()))
                        .toList();
        return Stream.concat(
                        ordered.stream().filter(Standout::isGap).limit(MOST_GAPS),
                        ordered.stream().filter(standout -> !standout.isGap()))
                .limit(MOST)
                .toList();
    }

    /** Whether more than a few, and a large part, of those who are in the stage have stalled. */
    static boolean muchStalled(StageFigures stage) {
        return stage.stalled() >= FEW_STALLED
                && stage.stalled() >= LARGE_PART * stage.accountsNow();
    }

    private boolean isGap() {
        return kind == Kind.UNMEASURED || kind == Kind.UNOWNED;
    }

    /** One gap a stage: without measurement there is nothing to own. */
    private static Optional<Standout> gap(StageFigures now, StageSetting setting) {
        if (!setting.measured()) {
            return Optional.of(new Standout(Kind.UNMEASURED, now.stage(), now.touchpoints(), 0));
        }
        return setting.unowned()
                ? Optional.of(new Standout(Kind.UNOWNED, now.stage(), now.touchpoints(), 0))
                : Optional.empty();
    }

    /** The first metric whose intervals lie apart. */
    private static Optional<Standout> score(StageFigures before, StageFigures now) {
        for (SurveyMetric metric : SurveyMetric.values()) {
            Measure was = before.score(metric);
            Measure is = now.score(metric);
            String kind = Figure.kind(was, is, Score.measure(metric).lowIsGood());
            if (!kind.equals(Figure.PLAIN)) {
                return Optional.of(
                        new Standout(
                                kind.equals(Figure.GOOD) ? Kind.SCORE_ROSE : Kind.SCORE_FELL,
                                now.stage(),
                                is.value().orElseThrow(),
                                was.value().orElseThrow(),
                                Optional.of(metric)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Standout> conversion(StageFigures before, StageFigures now) {
        Measure was = before.conversion();
        Measure is = now.conversion();
        if (!was.sufficient() || !is.sufficient()) {
            return Optional.empty();
        }
        boolean fell = is.high().orElseThrow() < was.low().orElseThrow();
        boolean rose = is.low().orElseThrow() > was.high().orElseThrow();
        return fell || rose
                ? Optional.of(
                        new Standout(
                                fell ? Kind.CONVERSION_FELL : Kind.CONVERSION_ROSE,
                                now.stage(),
                                is.value().orElseThrow(),
                                was.value().orElseThrow()))
                : Optional.empty();
    }

    private static Optional<Standout> dwell(StageFigures before, StageFigures now) {
        boolean enough =
                before.staysEnded() >= Measure.SUFFICIENT && now.staysEnded() >= Measure.SUFFICIENT;
        double was = before.medianDwellDays().orElse(0);
        double is = now.medianDwellDays().orElse(0);
        return enough && is >= was * LONGER && is >= was + 1
                ? Optional.of(new Standout(Kind.DWELL_GREW, now.stage(), is, was))
                : Optional.empty();
    }

    private double weight() {
        return kind == Kind.STALLED || isGap() ? now : Math.abs(now - reference);
    }
}
