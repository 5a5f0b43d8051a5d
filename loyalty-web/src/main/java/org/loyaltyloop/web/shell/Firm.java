package org.loyaltyloop.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.web.i18n.Messages;

/** The firm that uses the product; in pages {@code firm}. */
@Named("firm")
@RequestScoped
public class Firm {

    private final Settings settings;
    private final Preferences preferences;

    @Inject
    Firm(Settings settings, Preferences preferences) {
        this.settings = settings;
        this.preferences = preferences;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Firm() {
        this(null, null);
    }

    /** The firm's name; the product's where nobody gave one. */
    public String getName() {
        return settings.firmName()
                .orElseGet(() -> Messages.text(preferences.getLocale(), "shell.product"));
    }
}
