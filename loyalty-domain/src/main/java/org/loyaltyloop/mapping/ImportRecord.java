package org.loyaltyloop.mapping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One record that a row yielded. Fields that are empty are absent.
 *
 * @param row the number of the row it came from
 * @param output which of the mapping's outputs, from 0
 * @param values by field name: text, {@link BigDecimal}, {@link Long}, {@link LocalDateTime} or
 *     {@link LocalDate} by the field's type
 */
public record ImportRecord(long row, int output, Map<String, Object> values) {

    /** Copies the values. */
    public ImportRecord {
        values = Map.copyOf(values);
    }

    /** A text or a choice. */
    public Optional<String> text(String field) {
        return value(field, String.class);
    }

    /** A date with its time. */
    public Optional<LocalDateTime> moment(String field) {
        return value(field, LocalDateTime.class);
    }

    /** A date. */
    public Optional<LocalDate> day(String field) {
        return value(field, LocalDate.class);
    }

    /** A number. */
    public Optional<BigDecimal> number(String field) {
        return value(field, BigDecimal.class);
    }

    /** A whole number. */
    public Optional<Long> wholeNumber(String field) {
        return value(field, Long.class);
    }

    /** The fields whose names have that start, by the rest of their names. */
    public Map<String, Object> family(String start) {
        Map<String, Object> family = new LinkedHashMap<>();
        values.entrySet().stream()
                .filter(e -> e.getKey().startsWith(start))
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> family.put(e.getKey().substring(start.length()), e.getValue()));
        return family;
    }

    private <T> Optional<T> value(String field, Class<T> type) {
        return Optional.ofNullable(values.get(field)).map(type::cast);
    }
}
