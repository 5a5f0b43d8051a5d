package org.loyaltyloop.importing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.loyaltyloop.mapping.Mapping;
import org.loyaltyloop.mapping.MappingSuggestion;

/**
 * A ready mapping for the export of a well-known system, recognised by its columns.
 *
 * @param code names it among the importer's presets; the screen has a text for it
 * @param columns all of them must be in the file
 * @param mapping what to do with it; people may change every part
 */
public record MappingPreset(String code, List<String> columns, Mapping mapping) {

    /** Copies the columns. */
    public MappingPreset {
        columns = List.copyOf(columns);
    }

    /** Whether a file with these columns is one of its kind. */
    public boolean fits(List<String> tableColumns) {
        Set<String> keys =
                tableColumns.stream().map(MappingSuggestion::key).collect(Collectors.toSet());
        return columns.stream().map(MappingSuggestion::key).allMatch(keys::contains);
    }
}
