package org.loyaltyloop.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Opens files as tables. */
public final class Tables {

    private Tables() {}

    /**
     * Finds out how to read the file; {@link UnreadableTable} when it is none. Reads the whole file
     * once.
     */
    public static TableFormat detect(ByteSource file) {
        try {
            return FormatSniffer.detect(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the file at its first row; {@link UnreadableTable} when it has not even a header. */
    public static TableRows open(ByteSource file, TableFormat format) {
        TableRows.RawRows raw = raw(file, format);
        try {
            return new TableRows(raw, format);
        } catch (RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /** Reads up to so many rows and says what stands in each column. */
    public static TableProfile profile(ByteSource file, TableFormat format, int rows) {
        try (TableRows table = open(file, format)) {
            Map<String, ColumnProfile.Collector> columns = new LinkedHashMap<>();
            table.columns().forEach(name -> columns.put(name, new ColumnProfile.Collector(name)));
            var collectors = columns.values().toArray(ColumnProfile.Collector[]::new);
            long read = 0;
            while (table.hasNext() && read < rows) {
                TableRow row = table.next();
                read++;
                if (row.problem().isEmpty()) {
                    for (int i = 0; i < collectors.length; i++) {
                        collectors[i].add(row.cells().get(i));
                    }
                }
            }
            return new TableProfile(
                    columns.values().stream().map(ColumnProfile.Collector::profile).toList(),
                    read,
                    !table.hasNext());
        }
    }

    private static TableRows.RawRows raw(ByteSource file, TableFormat format) {
        try {
            if (format.kind() == TableFormat.Kind.XLSX) {
                return WorkbookRows.open(file, format.sheet());
            }
            InputStream in = file.open();
            Reader text = new InputStreamReader(FormatSniffer.withoutMark(in), format.charset());
            return new TextRows(text, format.separator(), format.quote());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
