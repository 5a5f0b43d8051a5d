package org.loyaltyloop.web.page.loop;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.Optional;
import org.loyaltyloop.kernel.Period;

/** The periods that a reader picks from by name; today counts as a whole day. */
enum PeriodChoice {
    /** The last thirty days. */
    LAST_30_DAYS("30d") {
        @Override
        Period on(LocalDate today) {
            return upTo(today, today.minusDays(29));
        }
    },
    /** The last ninety days. */
    LAST_90_DAYS("90d") {
        @Override
        Period on(LocalDate today) {
            return upTo(today, today.minusDays(89));
        }
    },
    /** This quarter, as far as it has come. */
    THIS_QUARTER("quarter") {
        @Override
        Period on(LocalDate today) {
            return upTo(today, quarter(today));
        }
    },
    /** The quarter before this one. */
    LAST_QUARTER("last-quarter") {
        @Override
        Period on(LocalDate today) {
            LocalDate start = quarter(today);
            return new Period(start.minusMonths(3), start);
        }
    },
    /** This year, as far as it has come. */
    THIS_YEAR("year") {
        @Override
        Period on(LocalDate today) {
            return upTo(today, today.withDayOfYear(1));
        }
    },
    /** The last twelve months. */
    LAST_12_MONTHS("12m") {
        @Override
        Period on(LocalDate today) {
            return upTo(today, today.plusDays(1).minusMonths(12));
        }
    };

    private final String code;

    PeriodChoice(String code) {
        this.code = code;
    }

    /** The choice's name in an address. */
    String code() {
        return code;
    }

    /** The days it stands for. */
    abstract Period on(LocalDate today);

    /** The choice of that name, if there is one. */
    static Optional<PeriodChoice> ofCode(String code) {
        return Arrays.stream(values()).filter(choice -> choice.code.equals(code)).findFirst();
    }

    private static Period upTo(LocalDate today, LocalDate first) {
        return new Period(first, today.plusDays(1));
    }

    private static LocalDate quarter(LocalDate day) {
        return day.with(IsoFields.DAY_OF_QUARTER, 1);
    }
}
