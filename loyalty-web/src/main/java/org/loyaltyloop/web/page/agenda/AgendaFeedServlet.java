package org.loyaltyloop.web.page.agenda;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.loyaltyloop.agenda.CalendarFeeds;
import org.loyaltyloop.platform.DatabaseFailure;
import org.loyaltyloop.web.page.survey.Pace;

/**
 * A colleague's agenda for calendar programs, which sign in with nothing but the token in the
 * address. They ask often; who has what there is gets 304.
 */
@WebServlet(CalendarFeeds.PATH)
public class AgendaFeedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final System.Logger LOG = System.getLogger(AgendaFeedServlet.class.getName());
    private static final int TOO_MANY = 429;
    private static final String WAIT_SECONDS = "30";

    private final transient CalendarFeeds feeds;
    private final transient Pace pace;

    @Inject
    AgendaFeedServlet(CalendarFeeds feeds, Pace pace) {
        this.feeds = feeds;
        this.pace = pace;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String address = request.getRemoteAddr();
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        if (!pace.admits(address)) {
            response.setHeader("Retry-After", WAIT_SECONDS);
            response.sendError(TOO_MANY);
            return;
        }
        try {
            Optional<String> file = feeds.read(String.valueOf(request.getParameter("t")));
            if (file.isEmpty()) {
                pace.guessed(address);
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            byte[] body = file.get().getBytes(StandardCharsets.UTF_8);
            String tag = "\"" + hash(body) + "\"";
            response.setHeader("ETag", tag);
            response.setHeader("Cache-Control", "private, max-age=300");
            if (tag.equals(request.getHeader("If-None-Match"))) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
            response.setContentType("text/calendar; charset=utf-8");
            response.setHeader("Content-Disposition", "inline; filename=\"agenda.ics\"");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        } catch (DatabaseFailure away) {
            LOG.log(Level.WARNING, "the database does not answer: {0}", away.sqlState());
            response.setHeader("Retry-After", WAIT_SECONDS);
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
