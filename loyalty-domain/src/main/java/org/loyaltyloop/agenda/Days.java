package org.loyaltyloop.agenda;

import java.time.LocalDate;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/** The days that an agenda has: a slip of the pen in the year is no day of ours. */
final class Days {

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

    private Days() {}

    static void check(Checks checks, String field, LocalDate day) {
        checks.that(
                !day.isBefore(FIRST) && !day.isAfter(LAST),
                field,
                InputRule.OUT_OF_RANGE,
                FIRST,
                LAST);
    }
}
