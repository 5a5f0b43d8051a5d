package org.loyaltyloop.web.page.loop;

import java.util.Arrays;
import java.util.Optional;
import org.loyaltyloop.kernel.Period;

/** The periods to compare with that a reader picks from by name. */
enum CompareChoice {
    /** As many days, straight before. */
    PERIOD_BEFORE("before") {
        @Override
        Period of(Period period) {
            return period.previous();
        }
    },
    /** The same days a year earlier. */
    YEAR_BEFORE("year") {
        @Override
        Period of(Period period) {
            return new Period(period.from().minusYears(1), period.to().minusYears(1));
        }
    };

    private final String code;

    CompareChoice(String code) {
        this.code = code;
    }

    /** The choice's name in an address. */
    String code() {
        return code;
    }

    /** The period that this one is compared with. */
    abstract Period of(Period period);

    /** The choice of that name, if there is one. */
    static Optional<CompareChoice> ofCode(String code) {
        return Arrays.stream(values()).filter(choice -> choice.code.equals(code)).findFirst();
    }
}
