package org.loyaltyloop.agenda;

import java.time.LocalDate;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * How often something comes round.
 *
 * @param every so many units, 1 to 52
 * @param unit weeks or months
 */
public record Rhythm(int every, RhythmUnit unit) {

    private static final int MOST = 52;

    /** Checks the number. */
    public Rhythm {
        Checks checks = new Checks();
        checks.that(every >= 1 && every <= MOST, "every", InputRule.OUT_OF_RANGE, 1, MOST);
        checks.refuseIfAny();
    }

    /** The day it comes round after that one; from the end of a month at most to the next's end. */
    public LocalDate after(LocalDate day) {
        return switch (unit) {
            case WEEK -> day.plusWeeks(every);
            case MONTH -> day.plusMonths(every);
        };
    }
}
