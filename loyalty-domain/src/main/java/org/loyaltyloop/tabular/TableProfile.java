package org.loyaltyloop.tabular;

import java.util.List;
import java.util.Optional;

/**
 * What stands in a table's columns, as far as it was read.
 *
 * @param columns in the file's order
 * @param rows rows that were read
 * @param complete whether these were all
 */
public record TableProfile(List<ColumnProfile> columns, long rows, boolean complete) {

    /** Copies the columns. */
    public TableProfile {
        columns = List.copyOf(columns);
    }

    /** The columns' names. */
    public List<String> names() {
        return columns.stream().map(ColumnProfile::name).toList();
    }

    /** The column of that name, whatever its case. */
    public Optional<ColumnProfile> column(String name) {
        return columns.stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
    }
}
