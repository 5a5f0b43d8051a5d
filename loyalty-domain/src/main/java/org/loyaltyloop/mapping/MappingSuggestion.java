package org.loyaltyloop.mapping;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A first mapping for a table that was never seen, by the names of its columns. */
public final class MappingSuggestion {

    private MappingSuggestion() {}

    /**
     * One output, with every field whose name or synonym is a column's name, and the constants that
     * fields suggest.
     */
    public static Mapping of(String output, List<TargetField> fields, List<String> columns) {
        Set<String> used = new HashSet<>();
        List<FieldSource> sources = new ArrayList<>();
        for (TargetField field : fields) {
            if (field.isFamily()) {
                continue;
            }
            Optional<String> column = columnFor(field, columns, used);
            if (column.isPresent()) {
                used.add(column.get());
                sources.add(FieldSource.column(field.name(), column.get()));
            } else if (!field.constant().isEmpty()) {
                sources.add(FieldSource.constant(field.name(), field.constant()));
            } else if (field.required()) {
                sources.add(FieldSource.constant(field.name(), ""));
            }
        }
        return Mapping.of(new Output(output, List.of(), sources));
    }

    /** What a header has in common with others of its meaning: small letters and digits only. */
    public static String key(String header) {
        String plain = Normalizer.normalize(header, Normalizer.Form.NFD);
        return plain.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .replaceAll("\\p{M}", "");
    }

    private static Optional<String> columnFor(
            TargetField field, List<String> columns, Set<String> used) {
        List<String> names = new ArrayList<>();
        names.add(field.name());
        names.addAll(field.synonyms());
        for (String name : names) {
            for (String column : columns) {
                if (!used.contains(column) && key(column).equals(key(name))) {
                    return Optional.of(column);
                }
            }
        }
        return Optional.empty();
    }
}
