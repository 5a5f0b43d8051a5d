package org.loyaltyloop.tabular;

import java.util.List;

/**
 * Writes rows of CSV for people's spreadsheets: comma-separated, quoted where needed, lines ended
 * by CR LF. A text that a spreadsheet would take for a formula gets an apostrophe in front, so that
 * opening a report runs nothing.
 */
public final class CsvText {

    /** To stand before the first row, so that Excel reads UTF-8. */
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvText() {}

    /** One row with its line end. */
    public static String row(List<String> cells) {
        StringBuilder row = new StringBuilder();
        for (String cell : cells) {
            if (row.length() > 0) {
                row.append(',');
            }
            append(row, harmless(cell));
        }
        return cells.size() == 1 && row.length() == 0 ? "\"\"\r\n" : row.append("\r\n").toString();
    }

    /** One row with its line end. */
    public static String row(String... cells) {
        return row(List.of(cells));
    }

    /**
     * The text with an apostrophe in front where a spreadsheet would compute it; plain numbers stay
     * as they are.
     */
    public static String harmless(String cell) {
        int start = 0;
        while (start < cell.length()
                && (cell.charAt(start) <= ' ' || cell.charAt(start) == '\u00A0')) {
            start++;
        }
        boolean leadingControl =
                !cell.isEmpty()
                        && (cell.charAt(0) == '\t'
                                || cell.charAt(0) == '\r'
                                || cell.charAt(0) == '\n');
        if (start == cell.length() && !leadingControl) {
            return cell;
        }
        boolean formula =
                start < cell.length()
                        && "=+-@|%\uFF1D\uFF0B\uFF0D\uFF20".indexOf(cell.charAt(start)) >= 0;
        boolean number = cell.matches("[-+]?\\d{1,15}([.,]\\d{1,15})?");
        return leadingControl || formula && !number ? "'" + cell : cell;
    }

    private static void append(StringBuilder row, String cell) {
        boolean quoted =
                cell.chars()
                        .anyMatch(
                                c ->
                                        c == ',' || c == ';' || c == '"' || c == '\n' || c == '\r'
                                                || c == '\t');
        if (quoted) {
            row.append('"').append(cell.replace("\"", "\"\"")).append('"');
        } else {
            row.append(cell);
        }
    }
}
