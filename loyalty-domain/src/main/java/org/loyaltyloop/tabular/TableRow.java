package org.loyaltyloop.tabular;

import java.util.List;
import java.util.Optional;

/**
 * One row of a table.
 *
 * @param number the row's place in the file as a spreadsheet would count it: the header is row 1
 * @param cells as many as the table has columns, trimmed; empty where nothing stands
 * @param problem why the row cannot be used, if so
 */
public record TableRow(long number, List<String> cells, Optional<Problem> problem) {

    /** What can be wrong with a row as such. */
    public enum Problem {
        /**
         * Fewer cells than columns: the row may have lost some, and the rest would stand in the
         * wrong columns.
         */
        TOO_FEW_CELLS,
        /** More cells than columns, and something stands in them. */
        TOO_MANY_CELLS,
        /** A cell contains the character NUL, which no text has. */
        NUL_CHARACTER,
        /** A cell is longer than {@link TableRows#MAX_CELL} characters. */
        CELL_TOO_LONG,
        /** Nothing from here on can be read, as after a quote that is never closed. */
        UNREADABLE_FROM_HERE
    }

    /** Copies the cells. */
    public TableRow {
        cells = List.copyOf(cells);
    }
}
