package org.loyaltyloop.web.page.loop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.loop.LoopFigures;
import org.loyaltyloop.loop.LoopTotals;
import org.loyaltyloop.loop.StageFigures;
import org.loyaltyloop.loop.StageSet;
import org.loyaltyloop.loop.StageSetting;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.web.i18n.Formats;

/**
 * A figure over all stages.
 *
 * @param key of its name
 * @param value ready to show, a large number in brief
 * @param exact the same, whole; empty where the value is
 * @param href what is behind it; empty where a list would not show it
 * @param note the line under it
 */
public record Tile(String key, String value, String exact, String href, String note) {

    Tile(String key, String value, String href, String note) {
        this(key, value, "", href, note);
    }

    /** A number of records. */
    static Tile count(String key, long n, String href, String note, Formats formats) {
        String brief = formats.brief(n);
        String whole = formats.number(n);
        return new Tile(key, brief, whole.equals(brief) ? "" : whole, n == 0 ? "" : href, note);
    }

    /** The loop as a whole. */
    static List<Tile> all(
            LoopFigures now,
            LoopFigures before,
            List<StageSetting> settings,
            LoopAddress address,
            Formats formats) {
        LoopTotals totals = now.totals();
        return List.of(
                count(
                        "loop.kpi.accounts",
                        totals.accountsInLoop(),
                        address.accounts(StageSet.NOW),
                        difference(
                                totals.accountsInLoop(), before.totals().accountsInLoop(), formats),
                        formats),
                closure(totals.closure(), formats),
                count(
                        "loop.kpi.stalled",
                        totals.stalled(),
                        address.accounts(StageSet.STALLED),
                        mostStalled(now, formats),
                        formats),
                new Tile(
                        "loop.kpi.lap",
                        Words.days(totals.medianLapDays(), formats),
                        "",
                        formats.text("loop.kpi.lap.of", totals.lapsEnded())),
                gaps(now, settings, formats));
    }

    private static Tile closure(Measure closure, Formats formats) {
        return closure.measured()
                ? new Tile(
                        "loop.kpi.closure",
                        formats.percent(closure.value().getAsDouble()),
                        "",
                        formats.text(
                                "loop.kpi.closure.of",
                                Math.round(
                                        50
                                                * (closure.high().getAsDouble()
                                                        - closure.low().getAsDouble())),
                                closure.n()))
                : new Tile(
                        "loop.kpi.closure", Figure.DASH, "", formats.text("loop.kpi.closure.none"));
    }

    private static String mostStalled(LoopFigures now, Formats formats) {
        StageFigures most =
                now.stages().stream()
                        .max(Comparator.comparingLong(StageFigures::stalled))
                        .orElseThrow();
        return most.stalled() == 0
                ? formats.text("loop.kpi.stalled.none")
                : formats.text("loop.kpi.stalled.most", formats.label(most.stage()));
    }

    /** How many stages somebody owns and measures, with answers enough to say something. */
    private static Tile gaps(LoopFigures now, List<StageSetting> settings, Formats formats) {
        long unmeasured = settings.stream().filter(setting -> !setting.measured()).count();
        long unowned = settings.stream().filter(StageSetting::unowned).count();
        long few =
                settings.stream()
                        .filter(StageSetting::measured)
                        .filter(setting -> !anySufficient(now.of(setting.stage())))
                        .count();
        long well =
                settings.stream()
                        .filter(setting -> !setting.gap())
                        .filter(setting -> anySufficient(now.of(setting.stage())))
                        .count();
        List<String> parts = new ArrayList<>();
        add(parts, "loop.kpi.gaps.unmeasured", unmeasured, formats);
        add(parts, "loop.kpi.gaps.unowned", unowned, formats);
        add(parts, "loop.kpi.gaps.few", few, formats);
        return new Tile(
                "loop.kpi.gaps",
                formats.text("loop.kpi.gaps.of", well, settings.size()),
                "",
                parts.isEmpty() ? formats.text("loop.kpi.gaps.none") : String.join(", ", parts));
    }

    private static boolean anySufficient(StageFigures stage) {
        for (SurveyMetric metric : SurveyMetric.values()) {
            if (stage.score(metric).sufficient()) {
                return true;
            }
        }
        return false;
    }

    private static void add(List<String> parts, String key, long n, Formats formats) {
        if (n > 0) {
            parts.add(formats.text(key, n));
        }
    }

    /** A difference in words. */
    static String difference(long now, long then, Formats formats) {
        return now == then
                ? formats.text("loop.kpi.same")
                : formats.text(
                        now > then ? "loop.kpi.more" : "loop.kpi.fewer", Math.abs(now - then));
    }
}
