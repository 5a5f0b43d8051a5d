package org.loyaltyloop.web.page.loop;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.loyaltyloop.loop.Spread;
import org.loyaltyloop.loop.StageFigures;
import org.loyaltyloop.loop.StageSet;
import org.loyaltyloop.loop.StageSetting;
import org.loyaltyloop.loop.TargetMeasure;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.i18n.Formats;

/**
 * A stage's figures against what the firm aims at and against the period before.
 *
 * @param rows one a measure, without the scores
 * @param scores what customers make of the stage
 */
public record Scorecard(List<Row> rows, List<Score> scores) {

    /**
     * A measure.
     *
     * @param before the same in the period it is compared with
     * @param target what the firm aims at; empty where it has no target
     * @param met whether it is reached, as a kind of tag; empty without a target or a figure
     */
    public record Row(
            TargetMeasure measure, Figure now, String before, String target, String met) {}

    /** Copies the lists. */
    public Scorecard {
        rows = List.copyOf(rows);
        scores = List.copyOf(scores);
    }

    /** The card of a stage. */
    static Scorecard of(
            StageFigures now,
            StageFigures before,
            StageSetting setting,
            LoopAddress address,
            Formats formats) {
        LoopStage stage = now.stage();
        return new Scorecard(
                List.of(
                        row(
                                TargetMeasure.CONVERSION,
                                Figure.share(
                                        now.conversion(),
                                        before.conversion(),
                                        address.accounts(stage, StageSet.CONVERTED),
                                        formats),
                                now.conversion().value(),
                                before.conversion().value(),
                                setting,
                                formats),
                        row(
                                TargetMeasure.DWELL_MEDIAN,
                                Figure.duration(
                                        now.medianDwellDays(),
                                        now.p90DwellDays(),
                                        address.accounts(stage, StageSet.LEFT),
                                        formats),
                                now.medianDwellDays(),
                                before.medianDwellDays(),
                                setting,
                                formats),
                        row(
                                TargetMeasure.FIRST_RESPONSE,
                                response(now.firstResponse(), address, stage, formats),
                                Amounts.hours(now.firstResponse().median()),
                                Amounts.hours(before.firstResponse().median()),
                                setting,
                                formats),
                        row(
                                TargetMeasure.COVERAGE,
                                coverage(now, address, formats),
                                now.coverage(),
                                before.coverage(),
                                setting,
                                formats)),
                Score.of(now, before, setting, address, formats));
    }

    /** How long customers wait for an answer, of the accounts that got one. */
    static Figure response(Spread minutes, LoopAddress address, LoopStage stage, Formats formats) {
        return Figure.duration(
                Amounts.days(minutes.median()),
                Amounts.days(minutes.p90()),
                address.accounts(stage, StageSet.RESPONDED),
                formats);
    }

    /** The share of accounts reached that answered, with how many that is. */
    static Figure coverage(StageFigures now, LoopAddress address, Formats formats) {
        return now.coverage().isEmpty()
                ? Figure.unknown()
                : new Figure(
                        formats.percent(now.coverage().getAsDouble()),
                        now.answered() == 0 ? "" : address.accounts(now.stage(), StageSet.ANSWERED),
                        formats.text("loop.coverage.of", now.answered(), now.accounts()),
                        "",
                        Figure.PLAIN);
    }

    private static Row row(
            TargetMeasure measure,
            Figure figure,
            OptionalDouble now,
            OptionalDouble before,
            StageSetting setting,
            Formats formats) {
        Optional<BigDecimal> target = setting.target(measure);
        String met =
                target.isEmpty() || now.isEmpty()
                        ? ""
                        : measure.meets(now.getAsDouble(), target.get()) ? "ok" : "warn";
        return new Row(
                measure,
                figure,
                before.isPresent()
                        ? Amounts.words(measure, before.getAsDouble(), formats)
                        : Figure.DASH,
                target.map(aim -> Amounts.words(measure, aim.doubleValue(), formats)).orElse(""),
                met);
    }
}
