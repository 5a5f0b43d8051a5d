package org.loyaltyloop.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;

/**
 * The firm's year up to now: working days, Dutch holidays, busy and quiet seasons, hours of the
 * day.
 */
final class FirmCalendar {

    /** When something tends to happen. */
    enum Hours {
        /** People at work: half past eight to half past five, not at weekends. */
        OFFICE,
        /** Lorries and night runs of systems: early, not at weekends. */
        EARLY,
        /** On their own screen: also in the evening and at weekends. */
        ANY
    }

    private static final double[] MONTH = {
        1.1, 1.0, 1.05, 1.0, 0.95, 1.05, 0.7, 0.6, 1.15, 1.1, 1.2, 0.9
    };
    private static final int DAYS = 364;

    private final ZoneId zone;
    private final Instant now;
    private final LocalDate today;
    private final Set<LocalDate> holidays = new HashSet<>();

    FirmCalendar(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
        this.today = LocalDate.ofInstant(now, zone);
        for (int year = today.getYear() - 1; year <= today.getYear(); year++) {
            holidays.addAll(holidaysOf(year));
        }
    }

    LocalDate today() {
        return today;
    }

    /** The first day of the year that the demonstration tells. */
    LocalDate firstDay() {
        return today.minusDays(DAYS);
    }

    boolean isPast(Instant moment) {
        return !moment.isAfter(now);
    }

    Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    boolean isWorkday(LocalDate day) {
        return day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue()
                && !holidays.contains(day);
    }

    /** That day, or the working day after it. */
    LocalDate workdayFrom(LocalDate day) {
        LocalDate found = day;
        while (!isWorkday(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** That day at that time, or the last working day before it on which that time has passed. */
    Instant workdayUntil(LocalDate day, LocalTime time) {
        LocalDate found = day;
        while (!isWorkday(found) || !isPast(at(found, time))) {
            found = found.minusDays(1);
        }
        return at(found, time);
    }

    /**
     * A day from the first to the last (included), more likely in busy months and on working days.
     */
    LocalDate someDay(Dice dice, LocalDate from, LocalDate to, Hours hours) {
        int span = (int) Math.max(0, to.toEpochDay() - from.toEpochDay());
        LocalDate day = from;
        for (int attempt = 0; attempt < 30; attempt++) {
            day = from.plusDays(dice.between(0, span));
            if (dice.chance(weight(day, hours))) {
                return day;
            }
        }
        return hours == Hours.ANY ? day : workdayFrom(day);
    }

    /** A time of that day, as such things are spread over the day. */
    Instant someTime(Dice dice, LocalDate day, Hours hours) {
        double hour =
                switch (hours) {
                    case OFFICE ->
                            dice.chance(0.55) ? dice.around(10.4, 1.0) : dice.around(14.6, 1.2);
                    case EARLY -> dice.around(8.2, 1.1);
                    case ANY -> dice.chance(0.7) ? dice.around(12.5, 2.6) : dice.around(20.2, 1.1);
                };
        double first = hours == Hours.EARLY ? 6.2 : hours == Hours.OFFICE ? 8.5 : 7.0;
        double last = hours == Hours.EARLY ? 12.0 : hours == Hours.OFFICE ? 17.5 : 22.5;
        int seconds = (int) (Math.min(last, Math.max(first + dice.share() * 0.6, hour)) * 3600);
        return at(day, LocalTime.ofSecondOfDay(seconds));
    }

    private double weight(LocalDate day, Hours hours) {
        double season = MONTH[day.getMonthValue() - 1] / 1.2;
        if (isWorkday(day)) {
            return season * (day.getDayOfWeek() == DayOfWeek.FRIDAY ? 0.8 : 1.0);
        }
        return hours == Hours.ANY ? season * 0.3 : 0;
    }

    private static Set<LocalDate> holidaysOf(int year) {
        LocalDate easter = easter(year);
        return Set.of(
                LocalDate.of(year, 1, 1),
                easter.plusDays(1),
                LocalDate.of(year, 4, 27),
                easter.plusDays(39),
                easter.plusDays(50),
                LocalDate.of(year, 12, 25),
                LocalDate.of(year, 12, 26));
    }

    /** Easter Sunday, by the anonymous Gregorian computus. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int sum = h + l - 7 * m + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
