package org.loyaltyloop.web.security;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.stream.Collectors;
import org.loyaltyloop.staff.Role;

/**
 * Tells the container on every request who is signed in, from the identity in the session. Whether
 * that opens the path is {@link PageGuard}'s decision. Requests under {@code /api} carry their own
 * key and never touch a session.
 */
@ApplicationScoped
@DeclareRoles({"AGENT", "ACCOUNT_MANAGER", "MARKETER", "MANAGER", "ADMIN"})
public class SessionAuthentication implements HttpAuthenticationMechanism {

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (RequestPath.of(request).isApi()) {
            return context.doNothing();
        }
        return CurrentSession.of(request)
                .map(user -> context.notifyContainerAboutLogin(user::login, names(user.roles())))
                .orElseGet(context::doNothing);
    }

    private static Set<String> names(Set<Role> roles) {
        return roles.stream().map(Role::name).collect(Collectors.toSet());
    }
}
