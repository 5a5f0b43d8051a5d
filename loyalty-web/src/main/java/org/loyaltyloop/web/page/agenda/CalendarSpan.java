package org.loyaltyloop.web.page.agenda;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How much of the calendar is shown at once. Weeks begin on Monday. */
enum CalendarSpan {
    /** Whole weeks around a month. */
    MONTH,
    /** Monday to Sunday. */
    WEEK,
    /** One day. */
    DAY;

    /** The first day shown with that one. */
    LocalDate first(LocalDate day) {
        return switch (this) {
            case MONTH -> monday(day.withDayOfMonth(1));
            case WEEK -> monday(day);
            case DAY -> day;
        };
    }

    /** The last day shown with that one. */
    LocalDate last(LocalDate day) {
        return switch (this) {
            case MONTH -> monday(day.with(TemporalAdjusters.lastDayOfMonth())).plusDays(6);
            case WEEK -> monday(day).plusDays(6);
            case DAY -> day;
        };
    }

    /** A day in the next part of the calendar, or for −1 in the one before. */
    LocalDate step(LocalDate day, int by) {
        return switch (this) {
            case MONTH -> day.plusMonths(by);
            case WEEK -> day.plusWeeks(by);
            case DAY -> day.plusDays(by);
        };
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
