package org.loyaltyloop.web.page.imports;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.loyaltyloop.importing.ImportQueries;
import org.loyaltyloop.importing.RunId;
import org.loyaltyloop.importing.RunRow;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/**
 * How far a run is, for the script that moves its progress bar; cheaper than a page, and makes no
 * view.
 */
@WebServlet("/imports/progress")
public class ImportProgressServlet extends HttpServlet {

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

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            RunRow run =
                    queries.run(me.actor(), RunId.of(String.valueOf(request.getParameter("id"))));
            response.setContentType("application/json");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.setHeader("Cache-Control", "no-store");
            String json =
                    Json.createObjectBuilder()
                            .add("busy", run.state().busy())
                            .add("done", run.rowsDone())
                            .add("total", run.rowsTotal())
                            .add(
                                    "text",
                                    formats.text(
                                            "imports.run.rows", run.rowsDone(), run.rowsTotal()))
                            .build()
                            .toString();
            response.getWriter().write(json);
        } catch (IllegalArgumentException | NotFound e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (AccessDenied e) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
