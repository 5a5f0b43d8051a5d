package org.loyaltyloop.tabular;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in a column, as far as it was read.
 *
 * @param name the column's name
 * @param filled cells with something in them
 * @param empty cells without
 * @param values the different values with their counts, commonest first; empty when there are more
 *     than {@link #MAX_VALUES}
 * @param samples the first few different values
 * @param dates in which order all filled cells are dates, if they are
 * @param ambiguous whether the dates read as well with day and month the other way round
 * @param decimals what stands before the decimals, if all filled cells are numbers
 */
public record ColumnProfile(
        String name,
        long filled,
        long empty,
        Map<String, Long> values,
        List<String> samples,
        Optional<DateOrder> dates,
        boolean ambiguous,
        Optional<DecimalSign> decimals) {

    /** Different values that are still counted one by one. */
    public static final int MAX_VALUES = 60;

    private static final int SAMPLES = 5;

    /** Gathers a column's profile cell by cell. */
    static final class Collector {

        private final String name;
        private final Map<String, Long> values = new LinkedHashMap<>();
        private final List<String> samples = new ArrayList<>();
        private final Map<DateOrder, Long> dates = new EnumMap<>(DateOrder.class);
        private long filled;
        private long empty;
        private long pointed;
        private long commaed;
        private long onlyComma;
        private boolean tooMany;

        Collector(String name) {
            this.name = name;
        }

        void add(String cell) {
            count(cell);
            if (cell.isEmpty()) {
                empty++;
                return;
            }
            filled++;
            if (samples.size() < SAMPLES && !samples.contains(cell)) {
                samples.add(cell);
            }
            for (DateOrder order : DateOrder.values()) {
                // An order that failed once is out; the first cell enters all that can read it.
                if (dates.getOrDefault(order, 0L) == filled - 1
                        && order.read(cell, ZoneOffset.UTC).isPresent()) {
                    dates.merge(order, 1L, Long::sum);
                }
            }
            // The same with numbers: most columns are out after their first cell.
            if (pointed == filled - 1 || commaed == filled - 1) {
                boolean point = DecimalSign.POINT.read(cell).isPresent();
                boolean comma = DecimalSign.COMMA.read(cell).isPresent();
                pointed += point ? 1 : 0;
                commaed += comma ? 1 : 0;
                onlyComma += comma && !point ? 1 : 0;
            }
        }

        private void count(String cell) {
            if (tooMany) {
                return;
            }
            values.merge(cell, 1L, Long::sum);
            if (values.size() > MAX_VALUES) {
                tooMany = true;
                values.clear();
            }
        }

        ColumnProfile profile() {
            boolean dayFirst = all(DateOrder.DAY_FIRST);
            boolean monthFirst = all(DateOrder.MONTH_FIRST);
            Optional<DateOrder> order = Optional.empty();
            if (all(DateOrder.YEAR_FIRST)) {
                order = Optional.of(DateOrder.YEAR_FIRST);
            } else if (dayFirst) {
                order = Optional.of(DateOrder.DAY_FIRST);
            } else if (monthFirst) {
                order = Optional.of(DateOrder.MONTH_FIRST);
            } else if (all(DateOrder.SERIAL)) {
                order = Optional.of(DateOrder.SERIAL);
            }
            Map<String, Long> byCount = new LinkedHashMap<>();
            values.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .forEach(e -> byCount.put(e.getKey(), e.getValue()));
            return new ColumnProfile(
                    name,
                    filled,
                    empty,
                    byCount,
                    List.copyOf(samples),
                    order,
                    dayFirst && monthFirst,
                    decimals());
        }

        private Optional<DecimalSign> decimals() {
            if (filled == 0) {
                return Optional.empty();
            }
            // 1.234 reads both ways; one cell that reads only one way decides for the column.
            if (commaed == filled && (onlyComma > 0 || pointed < filled)) {
                return Optional.of(DecimalSign.COMMA);
            }
            return pointed == filled ? Optional.of(DecimalSign.POINT) : Optional.empty();
        }

        private boolean all(DateOrder order) {
            return filled > 0 && dates.getOrDefault(order, 0L) == filled;
        }
    }
}
