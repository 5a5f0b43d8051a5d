package org.loyaltyloop.web.page.loop;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Where a dashboard hears that figures have changed: server-sent events, each with the figures'
 * revision. An answer ends after two minutes and the browser asks again, so that whoever lost the
 * right to listen is found out.
 */
@WebServlet(urlPatterns = LiveServlet.PATH, asyncSupported = true)
public class LiveServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    static final String PATH = "/loop/live";

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final transient LiveFigures figures;

    @Inject
    LiveServlet(LiveFigures figures) {
        this.figures = figures;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!figures.hasRoom()) {
            response.setHeader("Retry-After", "30");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(LONGEST.toMillis());
        figures.tell(context);
    }
}
