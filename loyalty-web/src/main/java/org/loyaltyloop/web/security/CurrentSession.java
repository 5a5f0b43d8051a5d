package org.loyaltyloop.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The identity and the form token in the browser's session; never makes a session but at sign-in.
 */
public final class CurrentSession {

    private static final String IDENTITY = SessionUser.class.getName();
    private static final String TOKEN = "org.loyaltyloop.formToken";
    private static final SecureRandom RANDOM = new SecureRandom();

    private CurrentSession() {}

    /** Who is signed in; empty for a visitor. */
    public static Optional<SessionUser> of(HttpServletRequest request) {
        return attribute(request, IDENTITY).map(SessionUser.class::cast);
    }

    /** The token that forms outside Faces carry; empty for a visitor. */
    static Optional<String> token(HttpServletRequest request) {
        return attribute(request, TOKEN).map(String.class::cast);
    }

    /** Starts the session of that user under an identifier that nobody could know before. */
    static void begin(HttpServletRequest request, SessionUser user) {
        if (request.getSession(false) == null) {
            request.getSession(true);
        } else {
            request.changeSessionId();
        }
        byte[] token = new byte[24];
        RANDOM.nextBytes(token);
        request.getSession()
                .setAttribute(TOKEN, Base64.getUrlEncoder().withoutPadding().encodeToString(token));
        request.getSession().setAttribute(IDENTITY, user);
    }

    /** Takes a changed identity into the session, such as one without a password to change. */
    static void renew(HttpServletRequest request, SessionUser user) {
        request.getSession().setAttribute(IDENTITY, user);
    }

    /** Ends the session and all that it holds. */
    static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    private static Optional<Object> attribute(HttpServletRequest request, String name) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable(session.getAttribute(name));
    }
}
