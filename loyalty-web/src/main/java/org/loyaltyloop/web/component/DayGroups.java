package org.loyaltyloop.web.component;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Puts the rows of a timeline under the day they happened on, as a reader in the firm's zone would.
 */
public final class DayGroups {

    /**
     * A day with what happened on it.
     *
     * @param rows in the order in which they came
     */
    public record Day<T>(LocalDate date, List<T> rows) {

        /** Copies the rows. */
        public Day {
            rows = List.copyOf(rows);
        }
    }

    private DayGroups() {}

    /** The rows by day; days and rows keep the order in which they came. */
    public static <T> List<Day<T>> of(List<T> rows, Function<T, Instant> when, ZoneId zone) {
        Map<LocalDate, List<T>> days = new LinkedHashMap<>();
        for (T row : rows) {
            days.computeIfAbsent(
                            LocalDate.ofInstant(when.apply(row), zone), day -> new ArrayList<>())
                    .add(row);
        }
        return days.entrySet().stream()
                .map(day -> new Day<>(day.getKey(), day.getValue()))
                .toList();
    }
}
