package org.loyaltyloop.web.shell;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.loyaltyloop.web.security.RequestPath;

/** Keeps the language or theme that the reader chose, and goes back to the page they were on. */
@WebServlet("/preferences")
public class PreferencesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Set<String> THEMES = Set.of("light", "dark");
    private static final int A_YEAR = (int) Duration.ofDays(365).toSeconds();

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String language = request.getParameter("language");
        if (language != null && Preferences.spoken(language).isPresent()) {
            keep(Preferences.LANGUAGE_COOKIE, language, request, response);
        }
        String theme = request.getParameter("theme");
        if (theme != null && THEMES.contains(theme)) {
            keep(Preferences.THEME_COOKIE, theme, request, response);
        }
        response.sendRedirect(
                RequestPath.referringPage(request).filter(RequestPath::isLocal).orElse("/"));
    }

    private static void keep(
            String name, String value, HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(A_YEAR);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
