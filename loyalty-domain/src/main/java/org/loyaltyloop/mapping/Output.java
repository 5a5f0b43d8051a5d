package org.loyaltyloop.mapping;

import java.util.List;
import java.util.Optional;

/**
 * One record that a row yields.
 *
 * @param name tells the outputs of a mapping apart, such as {@code won}
 * @param onlyWhen all must hold, otherwise the row yields no such record and nothing is said about
 *     it
 * @param fields where the record's fields come from, each at most once
 */
public record Output(String name, List<Condition> onlyWhen, List<FieldSource> fields) {

    /** Copies the lists. */
    public Output {
        onlyWhen = List.copyOf(onlyWhen);
        fields = List.copyOf(fields);
    }

    /** A record that every row yields. */
    public static Output always(String name, FieldSource... fields) {
        return new Output(name, List.of(), List.of(fields));
    }

    /** A record that rows yield on a condition. */
    public static Output when(Condition condition, String name, FieldSource... fields) {
        return new Output(name, List.of(condition), List.of(fields));
    }

    /** Where a field comes from, if it is filled. */
    public Optional<FieldSource> source(String field) {
        return fields.stream().filter(f -> f.field().equals(field)).findFirst();
    }
}
