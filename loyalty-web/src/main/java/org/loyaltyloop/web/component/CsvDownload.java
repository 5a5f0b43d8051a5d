package org.loyaltyloop.web.component;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.tabular.CsvText;

/** A list as a file for spreadsheets, read page by page while it is written. */
public final class CsvDownload {

    private final Writer file;

    private CsvDownload(Writer file) {
        this.file = file;
    }

    /** Makes the answer a file of that name and day. */
    public static CsvDownload begin(HttpServletResponse response, String name, LocalDate day)
            throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + name + "-" + day + ".csv\"");
        CsvDownload download = new CsvDownload(response.getWriter());
        download.file.write(CsvText.BYTE_ORDER_MARK);
        return download;
    }

    /** Writes one line, with its end; the first is the heading. */
    public void line(String line) throws IOException {
        file.write(line);
    }

    /**
     * Writes all rows of a list.
     *
     * @param pages reads the page that begins at a cursor; the first one at none
     * @param line makes a line of a row, with its end
     */
    public <T> void all(Function<Optional<String>, Slice<T>> pages, Function<T, String> line)
            throws IOException {
        Optional<String> cursor = Optional.empty();
        do {
            Slice<T> page = pages.apply(cursor);
            for (T row : page.items()) {
                file.write(line.apply(row));
            }
            cursor = page.next();
        } while (cursor.isPresent());
    }
}
