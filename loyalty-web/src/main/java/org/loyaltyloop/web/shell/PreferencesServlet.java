package org.loyaltyloop.web.shell;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;
import org.loyaltyloop.staff.Staff;
import org.loyaltyloop.web.security.CurrentSession;
import org.loyaltyloop.web.security.RequestPath;
import org.loyaltyloop.web.security.SessionUser;

/**
 * Keeps the language or theme that the reader chose, in the browser and for whoever is signed in
 * also in their settings, and goes back to the page they were on.
 */
@WebServlet("/preferences")
public class PreferencesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Preferences preferences;
    private final transient Staff staff;

    @Inject
    PreferencesServlet(Preferences preferences, Staff staff) {
        this.preferences = preferences;
        this.staff = staff;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<String> language =
                Optional.ofNullable(request.getParameter("language"))
                        .filter(code -> Preferences.spoken(code).isPresent());
        Optional<String> theme =
                Optional.ofNullable(request.getParameter("theme"))
                        .filter(Preferences.THEMES::contains);
        PreferenceCookies cookies = new PreferenceCookies(request, response);
        language.ifPresent(cookies::keepLanguage);
        theme.ifPresent(cookies::keepTheme);
        CurrentSession.of(request).ifPresent(user -> remember(user, language, theme));
        response.sendRedirect(
                RequestPath.referringPage(request).filter(RequestPath::isLocal).orElse("/"));
    }

    private void remember(SessionUser user, Optional<String> language, Optional<String> theme) {
        Optional<ZoneId> zone = Optional.ofNullable(user.zone());
        staff.prefer(
                user.actor(),
                new org.loyaltyloop.staff.Preferences(
                        language.or(preferences::chosenLanguage),
                        theme.or(preferences::chosenTheme),
                        zone));
    }
}
