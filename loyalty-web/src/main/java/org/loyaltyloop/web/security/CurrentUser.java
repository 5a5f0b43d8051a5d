package org.loyaltyloop.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;

/**
 * The person at the screen; in pages {@code me}. Page beans take the {@link #actor()} for every
 * call of a facade.
 */
@Named("me")
@RequestScoped
public class CurrentUser {

    private final Optional<SessionUser> signedIn;
    private final String token;

    @Inject
    CurrentUser(HttpServletRequest request) {
        this.signedIn = CurrentSession.of(request);
        this.token = CurrentSession.token(request).orElse("");
    }

    /** For the container's proxy. */
    protected CurrentUser() {
        this.signedIn = Optional.empty();
        this.token = "";
    }

    /** The actor to call facades with; {@link AccessDenied} for a visitor. */
    public Actor actor() {
        return identity().actor();
    }

    /** The identity of the session; {@link AccessDenied} for a visitor. */
    public SessionUser identity() {
        return signedIn.orElseThrow(() -> new AccessDenied("signed in"));
    }

    /** Whether somebody is signed in. */
    public boolean isSignedIn() {
        return signedIn.isPresent();
    }

    /** The name to show; empty for a visitor. */
    public String getName() {
        return signedIn.map(SessionUser::name).orElse("");
    }

    /** What the user signed in with; empty for a visitor. */
    public String getLogin() {
        return signedIn.map(SessionUser::login).orElse("");
    }

    /** The given name, to greet with. */
    public String getGivenName() {
        return getName().split(" ", 2)[0];
    }

    /** Whether the user has that role; administrators have all. */
    public boolean has(@Nullable String role) {
        return role != null && signedIn.isPresent() && actor().has(Role.valueOf(role));
    }

    /** Whether the user's roles open that page. */
    public boolean opens(String page) {
        return PageRules.opens(
                new RequestPath(page), signedIn.map(SessionUser::roles).orElse(Set.of()));
    }

    /** The time zone that the user chose, if any. */
    public Optional<ZoneId> zone() {
        return signedIn.map(SessionUser::zone);
    }

    /** The token that a form outside Faces sends along. */
    public String getToken() {
        return token;
    }
}
