package org.loyaltyloop.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.web.i18n.Messages;

/**
 * How the reader wants the screens: language and theme. What they chose counts (a cookie, which the
 * sign-in page can read too); until then the browser's languages decide, then the firm's, and the
 * theme is light.
 */
@Named("prefs")
@RequestScoped
public class Preferences {

    static final String LANGUAGE_COOKIE = "crm_language";
    static final String THEME_COOKIE = "crm_theme";

    static final Set<String> THEMES = Set.of("light", "dark");

    private final Optional<String> chosenLanguage;
    private final Optional<String> chosenTheme;
    private final Locale locale;

    @Inject
    Preferences(HttpServletRequest request, Settings settings) {
        this.chosenLanguage =
                cookie(request, LANGUAGE_COOKIE).filter(code -> spoken(code).isPresent());
        this.chosenTheme = cookie(request, THEME_COOKIE).filter(THEMES::contains);
        this.locale =
                chosenLanguage
                        .flatMap(Preferences::spoken)
                        .or(() -> negotiated(request))
                        .or(() -> settings.language().flatMap(Preferences::spoken))
                        .orElse(Messages.LANGUAGES.get(0));
    }

    /** For the container's proxy. */
    protected Preferences() {
        this.chosenLanguage = Optional.empty();
        this.chosenTheme = Optional.empty();
        this.locale = Locale.ENGLISH;
    }

    /** The language of the page, one that the product speaks. */
    public Locale getLocale() {
        return locale;
    }

    /** The language's code for the page's {@code lang} attribute. */
    public String getLanguage() {
        return locale.getLanguage();
    }

    /** The theme's name for the page's {@code data-theme} attribute. */
    public String getTheme() {
        return chosenTheme.orElse("light");
    }

    /** Whether the dark theme is on. */
    public boolean isDark() {
        return getTheme().equals("dark");
    }

    /** The language's code where the reader chose one. */
    Optional<String> chosenLanguage() {
        return chosenLanguage;
    }

    /** The theme's name where the reader chose one. */
    Optional<String> chosenTheme() {
        return chosenTheme;
    }

    /** The spoken language with that code; empty for one that the product does not speak. */
    static Optional<Locale> spoken(String language) {
        return Messages.LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(language))
                .findFirst();
    }

    private static Optional<Locale> negotiated(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .flatMap(wanted -> spoken(wanted.getLanguage()).stream())
                .findFirst();
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        if (request.getCookies() == null) {
            return Optional.empty();
        }
        for (Cookie cookie : request.getCookies()) {
            if (cookie.getName().equals(name)) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }
}
