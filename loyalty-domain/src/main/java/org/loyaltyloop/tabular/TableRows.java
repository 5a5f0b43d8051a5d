package org.loyaltyloop.tabular;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table, read one after the other and never held together, so that a file of any
 * length takes the same memory. Blank rows are passed over. Close it.
 */
public final class TableRows implements Iterator<TableRow>, AutoCloseable {

    /** Characters that a cell may have. */
    public static final int MAX_CELL = 32_768;

    /** Columns that a table may have. */
    public static final int MAX_COLUMNS = 500;

    /** Where raw rows come from: one for text, one for workbooks. */
    interface RawRows extends AutoCloseable {

        /** The next row, or nothing at the end. */
        Optional<RawRow> next();

        @Override
        void close();
    }

    /** A row as it stands in the file. */
    record RawRow(long number, List<String> cells, boolean unreadable) {}

    private final RawRows raw;
    private final boolean padShortRows;
    private final List<String> columns;
    private @Nullable RawRow upcoming;

    TableRows(RawRows raw, TableFormat format) {
        this.raw = raw;
        this.padShortRows = format.kind() == TableFormat.Kind.XLSX;
        RawRow first =
                nextFilled().orElseThrow(() -> new UnreadableTable(UnreadableTable.Reason.EMPTY));
        if (first.unreadable()) {
            throw new UnreadableTable(UnreadableTable.Reason.DAMAGED);
        }
        if (first.cells().size() > MAX_COLUMNS) {
            throw new UnreadableTable(UnreadableTable.Reason.TOO_MANY_COLUMNS);
        }
        columns = format.header() ? named(first.cells()) : numbered(first.cells().size());
        upcoming = format.header() ? nextFilled().orElse(null) : first;
    }

    /** The columns' names, all different; one without a name is called by its number. */
    public List<String> columns() {
        return columns;
    }

    @Override
    public boolean hasNext() {
        return upcoming != null;
    }

    @Override
    public TableRow next() {
        RawRow row = upcoming;
        if (row == null) {
            throw new NoSuchElementException();
        }
        upcoming = row.unreadable() ? null : nextFilled().orElse(null);
        return checked(row);
    }

    @Override
    public void close() {
        raw.close();
    }

    private Optional<RawRow> nextFilled() {
        Optional<RawRow> row = raw.next();
        while (row.isPresent()
                && !row.get().unreadable()
                && row.get().cells().stream().allMatch(String::isBlank)) {
            row = raw.next();
        }
        return row;
    }

    private TableRow checked(RawRow row) {
        int width = columns.size();
        List<String> cells = new ArrayList<>(width);
        TableRow.@Nullable Problem problem =
                row.unreadable() ? TableRow.Problem.UNREADABLE_FROM_HERE : null;
        for (String cell : row.cells()) {
            if (cells.size() == width) {
                problem = cell.isBlank() ? problem : TableRow.Problem.TOO_MANY_CELLS;
            } else if (cell.length() > MAX_CELL) {
                problem = TableRow.Problem.CELL_TOO_LONG;
                cells.add(cell.substring(0, 40));
            } else {
                problem = cell.indexOf('\0') >= 0 ? TableRow.Problem.NUL_CHARACTER : problem;
                cells.add(trimmed(cell));
            }
        }
        if (cells.size() < width && problem == null && !padShortRows) {
            problem = TableRow.Problem.TOO_FEW_CELLS;
        }
        while (cells.size() < width) {
            cells.add("");
        }
        return new TableRow(row.number(), cells, Optional.ofNullable(problem));
    }

    private static List<String> named(List<String> header) {
        int width = header.size();
        while (width > 1 && header.get(width - 1).isBlank()) {
            width--;
        }
        List<String> names = new ArrayList<>(width);
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < width; i++) {
            String name = trimmed(header.get(i).replace("\0", ""));
            name =
                    name.isEmpty()
                            ? "column " + (i + 1)
                            : name.substring(0, Math.min(name.length(), 120));
            String unique = name;
            for (int n = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); n++) {
                unique = name + " (" + n + ")";
            }
            names.add(unique);
        }
        return List.copyOf(names);
    }

    private static List<String> numbered(int width) {
        List<String> names = new ArrayList<>(width);
        for (int i = 1; i <= width; i++) {
            names.add("column " + i);
        }
        return List.copyOf(names);
    }

    /**
     * Without white space at both ends, counting the no-break spaces and the byte order mark that
     * exports leave there.
     */
    private static String trimmed(String cell) {
        int start = 0;
        int end = cell.length();
        while (start < end && isSpace(cell.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(cell.charAt(end - 1))) {
            end--;
        }
        return cell.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return c <= ' ' && c != '\0'
                || c == '\u00A0'
                || c == '\u202F'
                || c == '\uFEFF'
                || Character.isWhitespace(c);
    }
}
