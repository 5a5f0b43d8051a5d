package org.loyaltyloop.web.shell;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;

/** Keeps language and theme in the browser, so that the sign-in page knows them too. */
public final class PreferenceCookies {

    private static final int A_YEAR = (int) Duration.ofDays(365).toSeconds();

    private final HttpServletRequest request;
    private final HttpServletResponse response;

    /** Writes to that response. */
    public PreferenceCookies(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    /** Keeps the language's code. */
    public void keepLanguage(String language) {
        keep(Preferences.LANGUAGE_COOKIE, language);
    }

    /** Keeps the theme's name. */
    public void keepTheme(String theme) {
        keep(Preferences.THEME_COOKIE, theme);
    }

    private void keep(String name, String value) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(A_YEAR);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        response.addCookie(cookie);
    }
}
