package org.loyaltyloop.tabular;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How to read a file as a table.
 *
 * @param kind text with separators, or a workbook
 * @param charset the encoding of text; meaningless for workbooks
 * @param separator what stands between the cells of text
 * @param quote what encloses cells of text that contain separators
 * @param sheet the workbook's sheet, from 0
 * @param header whether the first row names the columns
 */
public record TableFormat(
        Kind kind, Charset charset, char separator, char quote, int sheet, boolean header) {

    /** The kinds of file that tables come in. */
    public enum Kind {
        /** Text with separators. */
        CSV,
        /** A workbook of Excel 2007 or later. */
        XLSX
    }

    /** Text with separators and a header. */
    public static TableFormat csv(Charset charset, char separator, char quote) {
        return new TableFormat(Kind.CSV, charset, separator, quote, 0, true);
    }

    /** The first sheet of a workbook, with a header. */
    public static TableFormat xlsx() {
        return new TableFormat(Kind.XLSX, StandardCharsets.UTF_8, ',', '"', 0, true);
    }

    /** The same with another separator. */
    public TableFormat withSeparator(char other) {
        return new TableFormat(kind, charset, other, quote, sheet, header);
    }

    /** The same with another encoding. */
    public TableFormat withCharset(Charset other) {
        return new TableFormat(kind, other, separator, quote, sheet, header);
    }

    /** The same with or without a header row. */
    public TableFormat withHeader(boolean present) {
        return new TableFormat(kind, charset, separator, quote, sheet, present);
    }

    /** The same on another sheet. */
    public TableFormat withSheet(int other) {
        return new TableFormat(kind, charset, separator, quote, other, header);
    }
}
