package org.loyaltyloop.web.page.loop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.loop.StageFigures;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * Something in the figures that a manager should not have to look for. Only what the figures bear:
 * a share has changed where the intervals of both periods lie apart, a dwell where there are enough
 * stays in both.
 *
 * @param kind what it is
 * @param stage where
 * @param now the figure now: a share, days, or a count
 * @param reference what to read it against: the same before, or the whole it is part of
 */
record Standout(Kind kind, LoopStage stage, double now, double reference) {

    /** What can stand out, the most pressing first. */
    enum Kind {
        /** The stage's share that goes further fell. */
        CONVERSION_FELL,
        /** Much of the stage has stalled. */
        STALLED,
        /** Accounts stay longer. */
        DWELL_GREW,
        /** Nothing was recorded in the stage. */
        SILENT,
        /** The stage's share that goes further rose. */
        CONVERSION_ROSE
    }

    private static final int MOST = 4;
    private static final long FEW_STALLED = 3;
    private static final double LARGE_PART = 0.25;
    private static final double LONGER = 1.25;

    /** What stands out between two periods, at most four, the most pressing first. */
    static List<Standout> between(List<StageFigures> before, List<StageFigures> now) {
        List<Standout> found = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            StageFigures stage = now.get(i);
            conversion(before.get(i), stage).ifPresent(found::add);
            dwell(before.get(i), stage).ifPresent(found::add);
            if (stage.stalled() >= FEW_STALLED
                    && stage.stalled() >= LARGE_PART * stage.accountsNow()) {
                found.add(
                        new Standout(
                                Kind.STALLED, stage.stage(), stage.stalled(), stage.accountsNow()));
            }
            if (stage.touchpoints() == 0) {
                found.add(new Standout(Kind.SILENT, stage.stage(), 0, before.get(i).touchpoints()));
            }
        }
        return found.stream()
                .sorted(
                        Comparator.comparing(Standout::kind)
                                .thenComparing(Comparator.comparing(Standout::weight).reversed()))
                .limit(MOST)
                .toList();
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
        return kind == Kind.STALLED ? now : Math.abs(now - reference);
    }
}
