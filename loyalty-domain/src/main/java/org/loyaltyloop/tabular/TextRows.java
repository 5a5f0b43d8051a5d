package org.loyaltyloop.tabular;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The raw rows of text with separators. */
final class TextRows implements TableRows.RawRows {

    private static final int MAX_RECORD = 4 * 1024 * 1024;

    private final CloseableIterator<CsvRecord> records;
    private long number;
    private boolean ended;

    TextRows(Reader text, char separator, char quote) {
        var handler =
                CsvRecordHandler.of(
                        c ->
                                c.maxFieldSize(MAX_RECORD)
                                        .maxFields(4 * TableRows.MAX_COLUMNS)
                                        .maxRecordSize(MAX_RECORD));
        records =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .quoteCharacter(quote)
                        .skipEmptyLines(false)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowExtraCharsAfterClosingQuote(true)
                        .allowUnclosedQuote(false)
                        .detectBomHeader(false)
                        .maxBufferSize(MAX_RECORD)
                        .build(handler, text)
                        .iterator();
    }

    @Override
    public Optional<TableRows.RawRow> next() {
        if (ended) {
            return Optional.empty();
        }
        try {
            if (!records.hasNext()) {
                ended = true;
                return Optional.empty();
            }
            number++;
            List<String> cells = records.next().getFields();
            if (number == 1 && isSeparatorHint(cells)) {
                return next();
            }
            return Optional.of(new TableRows.RawRow(number, cells, false));
        } catch (CsvParseException e) {
            ended = true;
            return Optional.of(new TableRows.RawRow(number + 1, List.of(), true));
        }
    }

    /** The line {@code sep=;} that Excel writes and reads before the header. */
    private static boolean isSeparatorHint(List<String> cells) {
        return cells.get(0).regionMatches(true, 0, "sep=", 0, 4) && cells.get(0).length() <= 5;
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
