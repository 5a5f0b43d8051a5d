package org.loyaltyloop.loop;

import java.util.Map;
import java.util.OptionalDouble;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;

/**
 * How the firm does in one stage.
 *
 * @param touchpoints how many in the period
 * @param accounts how many different accounts they were of
 * @param accountsNow accounts whose lap had reached this stage and no further at the period's end,
 *     or now if that is sooner
 * @param conversion share (0 to 1) of the laps that reached the stage in the period, and whose
 *     window has passed, that went further within it; its {@code n} counts those laps
 * @param medianDwellDays half of the stays that ended in the period took longer; empty if none
 *     ended
 * @param p90DwellDays one in ten took longer
 * @param staysEnded how many stays ended in the period
 * @param stalled of {@code accountsNow}, those that nothing moved for longer than the stage's
 *     patience
 * @param patienceDays that patience
 * @param scores survey figures for answers about this stage; every metric has one, measured or not
 * @param coverage share (0 to 1) of {@code accounts} that answered about this stage in the period;
 *     empty without accounts
 */
public record StageFigures(
        LoopStage stage,
        long touchpoints,
        long accounts,
        long accountsNow,
        Measure conversion,
        OptionalDouble medianDwellDays,
        OptionalDouble p90DwellDays,
        long staysEnded,
        long stalled,
        int patienceDays,
        Map<SurveyMetric, Measure> scores,
        OptionalDouble coverage) {

    /** Copies the map. */
    public StageFigures {
        scores = Map.copyOf(scores);
    }

    /** The figure of a metric, {@link Measure#NONE} where nobody answered. */
    public Measure score(SurveyMetric metric) {
        return scores.getOrDefault(metric, Measure.NONE);
    }
}
