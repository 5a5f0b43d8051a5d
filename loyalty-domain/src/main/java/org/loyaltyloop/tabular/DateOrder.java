package org.loyaltyloop.tabular;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which order a column writes its dates. A time of day may follow in every order. */
public enum DateOrder {
    /** To be found out from the column. */
    AUTO,
    /** 2026-11-22, 2026/11/22, 20261122, also with offset. */
    YEAR_FIRST,
    /** 22-11-2026, 22/11/26. */
    DAY_FIRST,
    /** 11/22/2026. */
    MONTH_FIRST,
    /** Days since 1899-12-30, as spreadsheets count them. */
    SERIAL;

    private static final Pattern TIME =
            Pattern.compile(
                    "[T ]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?\\s*([AaPp]\\.?[Mm]\\.?)?");
    private static final Pattern YEAR_DATE =
            Pattern.compile("(\\d{4})(?:([-/.])(\\d{1,2})\\2(\\d{1,2})|(\\d{2})(\\d{2}))");
    private static final Pattern OTHER_DATE =
            Pattern.compile("(\\d{1,2})([-/. ])(\\d{1,2})\\2(\\d{4}|\\d{2})");
    private static final Pattern SERIAL_DATE = Pattern.compile("\\d{4,5}(?:\\.\\d+)?");
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

    /** From 1927: smaller numbers are years and counts more often than days. */
    private static final int FIRST_SERIAL = 10_000;

    private static final int LAST_SERIAL = 73_050;

    /**
     * Reads a date with its time, midnight where none is given; text with an offset is brought to
     * the zone.
     */
    public Optional<LocalDateTime> read(String text, ZoneId zone) {
        try {
            if (this == SERIAL) {
                return serial(text);
            }
            if (this == YEAR_FIRST && text.length() > 19 && text.indexOf('T') == 10) {
                Optional<LocalDateTime> offset = withOffset(text, zone);
                if (offset.isPresent()) {
                    return offset;
                }
            }
            Matcher date = (this == YEAR_FIRST ? YEAR_DATE : OTHER_DATE).matcher(text);
            if (this == AUTO || !date.lookingAt()) {
                return Optional.empty();
            }
            LocalDate day = day(date);
            return time(text.substring(date.end())).map(day::atTime);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private LocalDate day(Matcher date) {
        if (this == YEAR_FIRST) {
            boolean separated = date.group(3) != null;
            return LocalDate.of(
                    Integer.parseInt(date.group(1)),
                    Integer.parseInt(separated ? date.group(3) : date.group(5)),
                    Integer.parseInt(separated ? date.group(4) : date.group(6)));
        }
        int first = Integer.parseInt(date.group(1));
        int second = Integer.parseInt(date.group(3));
        int year = Integer.parseInt(date.group(4));
        if (date.group(4).length() == 2) {
            year += year < 70 ? 2000 : 1900;
        }
        return this == DAY_FIRST
                ? LocalDate.of(year, second, first)
                : LocalDate.of(year, first, second);
    }

    private static Optional<LocalDateTime> withOffset(String text, ZoneId zone) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(text).atZoneSameInstant(zone).toLocalDateTime());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> serial(String text) {
        if (!SERIAL_DATE.matcher(text).matches()) {
            return Optional.empty();
        }
        double days = Double.parseDouble(text);
        if (days < FIRST_SERIAL || days > LAST_SERIAL) {
            return Optional.empty();
        }
        long whole = (long) days;
        long seconds = Math.round((days - whole) * 86_400);
        return Optional.of(SERIAL_ZERO.plusDays(whole).atStartOfDay().plusSeconds(seconds));
    }

    private static Optional<LocalTime> time(String rest) {
        if (rest.isEmpty()) {
            return Optional.of(LocalTime.MIDNIGHT);
        }
        Matcher time = TIME.matcher(rest);
        if (!time.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(time.group(1));
        if (time.group(4) != null) {
            boolean afternoon = time.group(4).toLowerCase(Locale.ROOT).startsWith("p");
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        int second = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
        return Optional.of(LocalTime.of(hour, Integer.parseInt(time.group(2)), second));
    }
}
