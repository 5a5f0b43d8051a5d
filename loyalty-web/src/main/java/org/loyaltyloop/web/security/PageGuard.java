package org.loyaltyloop.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.platform.DatabaseFailure;
import org.loyaltyloop.staff.SignIn;
import org.loyaltyloop.staff.UserId;

/**
 * Lets nobody past who may not open the path, as {@link PageRules} says: visitors go to the sign-in
 * page and come back, the wrong role gets 403, an unknown path 404. Refuses writes that another
 * site had the browser send. The interface for programs under {@code /api} is not its business.
 */
public class PageGuard extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final System.Logger LOG = System.getLogger(PageGuard.class.getName());

    static final String PASSWORD_PAGE = "/signin/password";

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> KNOWN_METHODS = Set.of("GET", "HEAD", "POST");

    private final transient SignIn signIn;

    @Inject
    PageGuard(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestPath path = RequestPath.of(request);
        if (path.isApi()) {
            chain.doFilter(request, response);
        } else if (!KNOWN_METHODS.contains(request.getMethod())) {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (!SAFE_METHODS.contains(request.getMethod()) && comesFromElsewhere(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (PageRules.isPublic(path)) {
            chain.doFilter(request, response);
        } else {
            try {
                admit(path, request, response, chain);
            } catch (DatabaseFailure away) {
                LOG.log(Level.WARNING, "the database does not answer: {0}", away.sqlState());
                response.setHeader("Retry-After", "30");
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            }
        }
    }

    /** A session ends when its user is disabled, or gets another password, role or team. */
    private boolean mayStay(SessionUser user) {
        return signIn.stillSignedIn(new UserId(user.user()), user.stamp()).isPresent();
    }

    private void admit(
            RequestPath path,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        Optional<SessionUser> user = CurrentSession.of(request).filter(this::mayStay);
        if (user.isEmpty()) {
            CurrentSession.end(request);
            redirect(
                    request,
                    response,
                    RequestPath.signInComingBackTo(RequestPath.whereabouts(request)));
        } else if (PageRules.rolesFor(path).isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!PageRules.opens(path, user.get().roles())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (user.get().mustChangePassword() && !isOpenBeforePasswordIsChanged(path)) {
            redirect(request, response, PASSWORD_PAGE);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isOpenBeforePasswordIsChanged(RequestPath path) {
        return path.page().equals(PASSWORD_PAGE) || path.path().equals("/sign-out");
    }

    /**
     * Browsers say where a request comes from; one that names another site is not a form of ours.
     */
    private static boolean comesFromElsewhere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin != null && !origin.endsWith("://" + request.getHeader("Host"));
    }

    private static void redirect(
            HttpServletRequest request, HttpServletResponse response, String target)
            throws IOException {
        if (RequestPath.isPartial(request)) {
            PartialRedirect.write(response, target);
        } else {
            response.sendRedirect(target);
        }
    }
}
