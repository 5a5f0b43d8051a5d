package org.loyaltyloop.web.page.loop;

import java.util.ArrayList;
import java.util.List;
import org.loyaltyloop.loop.ExperienceOwner;
import org.loyaltyloop.loop.StageFigures;
import org.loyaltyloop.loop.StageSet;
import org.loyaltyloop.loop.StageSetting;
import org.loyaltyloop.loop.WeekCount;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.component.Sparkline;
import org.loyaltyloop.web.i18n.Formats;

/**
 * One stage in the dashboard's table.
 *
 * @param href the stage's own page
 * @param owner who answers for it; empty where nobody does
 * @param measured whether the firm measures what customers make of it
 * @param scores what they make of it, the most telling first; empty where nobody answered
 * @param coverage share of the accounts reached that answered
 * @param response how long customers wait for an answer
 * @param further of the laps that reached the stage and had their time, what part went further
 * @param spark touchpoints per week, with the weeks before them
 * @param sparkWords the same in words
 */
public record StageLine(
        LoopStage stage,
        String href,
        String owner,
        boolean measured,
        List<Score> scores,
        Figure coverage,
        Figure response,
        Figure touchpoints,
        Figure accounts,
        Figure now,
        Figure stalled,
        Figure further,
        Figure dwell,
        Sparkline spark,
        String sparkWords) {

    /** How many weeks the small line shows. */
    static final int WEEKS = 12;

    /** Copies the list. */
    public StageLine {
        scores = List.copyOf(scores);
    }

    /** The line of a stage. */
    static StageLine of(
            StageFigures now,
            StageFigures before,
            StageSetting setting,
            List<WeekCount> weeks,
            LoopAddress address,
            Formats formats) {
        LoopStage stage = now.stage();
        List<Long> counts = counts(stage, weeks);
        List<Long> recent = counts.subList(counts.size() - WEEKS, counts.size());
        return new StageLine(
                stage,
                address.stagePage(stage),
                setting.unowned() ? "" : setting.owner().map(ExperienceOwner::name).orElse(""),
                setting.measured(),
                Score.of(now, before, setting, address, formats),
                setting.measured() ? Scorecard.coverage(now, address, formats) : Figure.unknown(),
                Scorecard.response(now.firstResponse(), address, stage, formats),
                Figure.count(now.touchpoints(), address.touchpoints(stage), formats)
                        .against(now.touchpoints(), before.touchpoints(), formats),
                Figure.count(now.accounts(), address.accounts(stage, StageSet.TOUCHED), formats)
                        .named("loop.table.reached", formats),
                Figure.count(now.accountsNow(), address.accounts(stage, StageSet.NOW), formats)
                        .against(now.accountsNow(), before.accountsNow(), formats),
                Figure.count(now.stalled(), address.accounts(stage, StageSet.STALLED), formats)
                        .against(now.stalled(), before.stalled(), formats),
                Figure.share(
                        now.conversion(),
                        before.conversion(),
                        address.accounts(stage, StageSet.CONVERTED),
                        formats),
                Figure.duration(
                        now.medianDwellDays(),
                        now.p90DwellDays(),
                        address.accounts(stage, StageSet.LEFT),
                        formats),
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
}
