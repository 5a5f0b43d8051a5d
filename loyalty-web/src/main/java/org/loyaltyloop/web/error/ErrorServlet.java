package org.loyaltyloop.web.error;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.web.i18n.Messages;
import org.loyaltyloop.web.security.CurrentSession;
import org.loyaltyloop.web.shell.AssetUrls;
import org.loyaltyloop.web.shell.Preferences;

/**
 * The page for whatever went wrong, in the reader's language. Written without Faces and without the
 * database, so that it still comes when they are the trouble. Programs under {@code /api} get a
 * problem document. Tells what happened, what to do and, after a fault, the reference that is also
 * in the log; never an exception's text.
 */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    static final String REFERENCE = "org.loyaltyloop.reference";

    private static final System.Logger LOG = System.getLogger(ErrorServlet.class.getName());
    private static final Set<Integer> WITH_OWN_TEXT = Set.of(400, 403, 404, 405, 413, 503);
    private static final Set<Integer> SHOWN_ON_REQUEST = Set.of(400, 403, 404, 500, 503);

    private final Preferences preferences;
    private final AssetUrls assets;

    @Inject
    ErrorServlet(Preferences preferences, AssetUrls assets) {
        this.preferences = preferences;
        this.assets = assets;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        int status = status(request);
        String reference = reference(request, status);
        response.setStatus(status);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        if (String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .startsWith("/api/")) {
            writeProblem(response, status, reference);
        } else {
            writePage(request, response, status, reference);
        }
    }

    private static int status(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code) {
            return code;
        }
        return Optional.ofNullable(request.getParameter("status"))
                .filter(text -> text.matches("[45]\\d\\d"))
                .map(Integer::valueOf)
                .filter(SHOWN_ON_REQUEST::contains)
                .orElse(HttpServletResponse.SC_NOT_FOUND);
    }

    private static String reference(HttpServletRequest request, int status) {
        if (request.getAttribute(REFERENCE) instanceof String known) {
            return known;
        }
        String asked = request.getParameter("reference");
        if (asked != null && Reference.isOne(asked)) {
            return asked;
        }
        if (status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            return "";
        }
        String reference = Reference.next();
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        LOG.log(
                Level.ERROR,
                "fault "
                        + reference
                        + " with status "
                        + status
                        + " at "
                        + request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                thrown instanceof Throwable cause ? cause : null);
        return reference;
    }

    private static void writeProblem(HttpServletResponse response, int status, String reference)
            throws IOException {
        response.setContentType("application/problem+json");
        response.getWriter()
                .write(
                        "{\"type\":\"about:blank\",\"title\":\""
                                + Messages.text(Locale.ENGLISH, key(status, "title"))
                                + "\",\"status\":"
                                + status
                                + ",\"reference\":\""
                                + (reference.isEmpty() ? Reference.next() : reference)
                                + "\"}");
    }

    private void writePage(
            HttpServletRequest request, HttpServletResponse response, int status, String reference)
            throws IOException {
        Locale locale = preferences.getLocale();
        boolean signedIn = CurrentSession.of(request).isPresent();
        Map<String, String> values = new HashMap<>();
        values.put("language", preferences.getLanguage());
        values.put("theme", preferences.getTheme());
        values.put("icon", assets.url("img/mark.svg"));
        for (String sheet : List.of("tokens", "base", "components", "errors")) {
            values.put(sheet, assets.url("css/" + sheet + ".css"));
        }
        values.put("title", Messages.text(locale, key(status, "title")));
        values.put("text", Messages.text(locale, key(status, "text")));
        values.put(
                "reference",
                reference.isEmpty()
                        ? ""
                        : Messages.text(locale, "errors.reference") + " " + reference);
        values.put("action", Messages.text(locale, signedIn ? "errors.toHome" : "errors.toSignIn"));
        response.setContentType("text/html");
        response.getWriter().write(fill(template(), values));
    }

    private static String key(int status, String part) {
        String which =
                WITH_OWN_TEXT.contains(status)
                        ? String.valueOf(status)
                        : status < 500 ? "400" : "500";
        return "errors." + which + "." + part;
    }

    private static String template() throws IOException {
        try (InputStream in = ErrorServlet.class.getResourceAsStream("error.html")) {
            if (in == null) {
                throw new IllegalStateException("error.html is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String fill(String template, Map<String, String> values) {
        String page = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            page = page.replace("{" + value.getKey() + "}", escaped(value.getValue()));
        }
        return page;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
