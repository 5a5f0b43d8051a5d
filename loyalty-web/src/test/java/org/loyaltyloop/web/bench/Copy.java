package org.loyaltyloop.web.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into a table by COPY, the fastest way there is. */
final class Copy implements AutoCloseable {

    private static final int ENOUGH = 256 * 1024;

    private final CopyIn copy;
    private final StringBuilder rows = new StringBuilder(ENOUGH + 4096);

    Copy(Connection connection, String table, String columns) throws SQLException {
        this.copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table + " (" + columns + ") from stdin");
    }

    /** One row; null is null, and texts may not hold tabs, line ends or backslashes. */
    void row(Object... values) throws SQLException {
        write(rows, values);
        if (rows.length() >= ENOUGH) {
            flush();
        }
    }

    /** Appends a row as COPY reads it. */
    static void write(StringBuilder to, Object... values) {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            to.append(value == null ? "\\N" : value).append(i < values.length - 1 ? '\t' : '\n');
        }
    }

    private void flush() throws SQLException {
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }

    @Override
    public void close() throws SQLException {
        flush();
        copy.endCopy();
    }
}
