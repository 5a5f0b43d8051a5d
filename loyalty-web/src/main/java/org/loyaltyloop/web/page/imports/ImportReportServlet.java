package org.loyaltyloop.web.page.imports;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.loyaltyloop.importing.ImportQueries;
import org.loyaltyloop.importing.RunId;
import org.loyaltyloop.importing.RunLine;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.tabular.CsvText;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/**
 * The report of a run as CSV: every row with what became of it. Written as it is read, however
 * long.
 */
@WebServlet("/imports/report")
public class ImportReportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings({"NullAway.Init", "serial"})
    ImportQueries queries;

    @Inject
    @SuppressWarnings({"NullAway.Init", "serial"})
    CurrentUser me;

    @Inject
    @SuppressWarnings({"NullAway.Init", "serial"})
    Formats formats;

    @Inject
    @SuppressWarnings({"NullAway.Init", "serial"})
    ImportWords words;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            RunId run = RunId.of(String.valueOf(request.getParameter("id")));
            queries.run(me.actor(), run);
            response.setContentType("text/csv;charset=UTF-8");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.setHeader(
                    "Content-Disposition", "attachment; filename=\"import-" + run + ".csv\"");
            write(run, response.getWriter());
        } catch (IllegalArgumentException | NotFound e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (AccessDenied e) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private void write(RunId run, PrintWriter out) {
        out.write(CsvText.BYTE_ORDER_MARK);
        out.write(
                CsvText.row(
                        formats.text("imports.report.row"),
                        formats.text("imports.report.output"),
                        formats.text("imports.report.thing"),
                        formats.text("imports.report.outcome"),
                        formats.text("imports.report.reason"),
                        formats.text("imports.report.subject"),
                        formats.text("imports.report.value"),
                        formats.text("imports.report.id"),
                        formats.text("imports.report.undo")));
        queries.report(me.actor(), run, lines -> lines.forEach(line -> out.write(row(line))));
    }

    private String row(RunLine line) {
        return CsvText.row(
                Long.toString(line.row()),
                line.output(),
                formats.text("imports.thing." + line.thing()),
                formats.label(line.outcome()),
                line.code().isEmpty() ? "" : words.reason(line.code()),
                line.subject(),
                line.value(),
                line.target().map(UUID::toString).orElse(""),
                line.undo().map(words::undo).orElse(""));
    }
}
