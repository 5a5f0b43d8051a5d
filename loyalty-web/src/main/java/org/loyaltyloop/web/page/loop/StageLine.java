package org.loyaltyloop.web.page.loop;

import java.util.ArrayList;
import java.util.List;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.loop.StageFigures;
import org.loyaltyloop.loop.StageSet;
import org.loyaltyloop.loop.WeekCount;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.component.Sparkline;
import org.loyaltyloop.web.i18n.Formats;

/**
 * One stage in the dashboard's table: every figure as text, with the address of what is behind it.
 *
 * @param share of the laps that reached the stage and had their time, what part went further
 * @param shareBase how many laps that is of
 * @param shareChange against the period before, in points; a dash where one of the two is unknown
 * @param shareKind class of the change: coloured only where it is more than chance
 * @param spark touchpoints per week, with the weeks before them
 * @param sparkWords the same in words
 */
record StageLine(
        LoopStage stage,
        String touchpoints,
        String touchpointsLink,
        String accounts,
        String accountsLink,
        String now,
        String nowLink,
        String stalled,
        boolean anyStalled,
        String stalledLink,
        String share,
        String shareBase,
        String shareLink,
        String shareChange,
        String shareKind,
        String dwell,
        String dwellNote,
        String dwellLink,
        Sparkline spark,
        String sparkWords) {

    /** How many weeks the small line shows. */
    static final int WEEKS = 12;

    /** The line of a stage. */
    static StageLine of(
            StageFigures now,
            StageFigures before,
            List<WeekCount> weeks,
            LoopAddress address,
            Formats formats) {
        LoopStage stage = now.stage();
        Measure share = now.conversion();
        List<Long> counts = counts(stage, weeks);
        List<Long> recent = counts.subList(counts.size() - WEEKS, counts.size());
        return new StageLine(
                stage,
                formats.number(now.touchpoints()),
                address.touchpoints(stage),
                formats.number(now.accounts()),
                address.accounts(stage, StageSet.TOUCHED),
                formats.number(now.accountsNow()),
                address.accounts(stage, StageSet.NOW),
                formats.number(now.stalled()),
                now.stalled() > 0,
                address.accounts(stage, StageSet.STALLED),
                share.measured() ? formats.percent(share.value().getAsDouble()) : "–",
                share.measured() ? formats.text("loop.table.ofLaps", share.n()) : "",
                address.accounts(stage, StageSet.CONVERTED),
                change(before.conversion(), share, formats),
                kind(before.conversion(), share),
                Words.days(now.medianDwellDays(), formats),
                now.p90DwellDays().isPresent()
                        ? formats.text(
                                "loop.table.nineOfTen", Words.days(now.p90DwellDays(), formats))
                        : "",
                address.accounts(stage, StageSet.LEFT),
                Sparkline.of(recent, counts.subList(0, WEEKS)),
                formats.text(
                        "loop.table.weeks",
                        recent.stream().mapToLong(Long::longValue).min().orElse(0),
                        recent.stream().mapToLong(Long::longValue).max().orElse(0)));
    }

    private static List<Long> counts(LoopStage stage, List<WeekCount> weeks) {
        List<Long> counts = new ArrayList<>();
        weeks.stream()
                .filter(week -> week.stage() == stage)
                .forEach(week -> counts.add(week.touchpoints()));
        while (counts.size() < 2 * WEEKS) {
            counts.add(0, 0L);
        }
        return counts;
    }

    private static String change(Measure before, Measure now, Formats formats) {
        if (!before.measured() || !now.measured()) {
            return "–";
        }
        long points =
                Math.round(100 * now.value().getAsDouble())
                        - Math.round(100 * before.value().getAsDouble());
        return points == 0
                ? formats.text("loop.change.none")
                : formats.text(
                        points > 0 ? "loop.change.up" : "loop.change.down", Math.abs(points));
    }

    private static String kind(Measure before, Measure now) {
        if (!before.sufficient() || !now.sufficient()) {
            return "muted";
        }
        if (now.low().getAsDouble() > before.high().getAsDouble()) {
            return "t-ok";
        }
        return now.high().getAsDouble() < before.low().getAsDouble() ? "t-danger" : "muted";
    }
}
