package org.loyaltyloop.web.shell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The firm that uses the product; in pages {@code firm}. */
@Named("firm")
@ApplicationScoped
public class Firm {

    private final String name;

    @Inject
    Firm(@ConfigProperty(name = "crm.firm", defaultValue = "Loyalty Loop") String name) {
        this.name = name;
    }

    /** For the container's proxy. */
    protected Firm() {
        this("");
    }

    /** The firm's name. */
    public String getName() {
        return name;
    }
}
