package org.loyaltyloop.loop;

import java.util.Map;
import java.util.OptionalDouble;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;

/**
 * How the firm does in one stage. Days are calendar days of the firm's zone throughout.
 *
 * @param touchpoints how many in the period
 * @param accounts how many different accounts they were of
 * @param answered of those, the ones that answered about this stage in the period
 * @param accountsNow accounts whose lap had reached this stage and no further at the period's end,
 *     or now if that is sooner
 * @param conversion share (0 to 1) of the laps that reached the stage in the period, and whose
 *     window has passed, that went further within it; its {@code n} counts those laps
 * @param dwell days of the stays that ended in the period, from reaching the stage to going further
 * @param stalled of {@code accountsNow}, those that nothing moved for longer than the stage's
 *     patience
 * @param patienceDays that patience
 * @param scores survey figures for answers about this stage; every metric has one, measured or not
 * @param firstResponse minutes from the customer's touchpoints in the period to the account's next
 *     one in which the firm took part, of those that have one
 */
public record StageFigures(
        LoopStage stage,
        long touchpoints,
        long accounts,
        long answered,
        long accountsNow,
        Measure conversion,
        Spread dwell,
        long stalled,
        int patienceDays,
        Map<SurveyMetric, Measure> scores,
        Spread firstResponse) {

    /** Copies the map. */
    public StageFigures {
        scores = Map.copyOf(scores);
    }

    /** The figure of a metric, {@link Measure#NONE} where nobody answered. */
    public Measure score(SurveyMetric metric) {
        return scores.getOrDefault(metric, Measure.NONE);
    }

    /** Share (0 to 1) of the accounts reached that answered; empty without accounts. */
    public OptionalDouble coverage() {
        return accounts == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) answered / accounts);
    }

    /** How many stays ended in the period. */
    public long staysEnded() {
        return dwell.n();
    }

    /** Half of the stays that ended in the period took longer; empty if none ended. */
    public OptionalDouble medianDwellDays() {
        return dwell.median();
    }

    /** One in ten took longer. */
    public OptionalDouble p90DwellDays() {
        return dwell.p90();
    }
}
