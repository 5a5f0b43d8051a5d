package org.loyaltyloop.loop;

import java.util.OptionalDouble;
import org.loyaltyloop.kernel.Measure;

/**
 * How the firm does in the loop as a whole.
 *
 * @param touchpoints how many in the period
 * @param accounts how many different accounts they were of
 * @param accountsInLoop accounts with a journey at the period's end, or now if that is sooner
 * @param stalled of those, the ones that nothing moved for longer than their stage's patience
 * @param closure share (0 to 1) of the laps after the first that started in the period and have a
 *     purchase, that started with it: short loops
 * @param lapDays days of the laps that ended in the period
 */
public record LoopTotals(
        long touchpoints,
        long accounts,
        long accountsInLoop,
        long stalled,
        Measure closure,
        Spread lapDays) {

    /** Half of the laps that ended in the period took longer; empty if none ended. */
    public OptionalDouble medianLapDays() {
        return lapDays.median();
    }

    /** How many laps ended in the period. */
    public long lapsEnded() {
        return lapDays.n();
    }
}
