package org.loyaltyloop.web.security;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Ends the session; only by a form of the session itself, so that no other site can sign anybody
 * out.
 */
@WebServlet("/sign-out")
public class SignOutServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!carriesToken(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        CurrentSession.end(request);
        response.setHeader("Clear-Site-Data", "\"cache\"");
        response.sendRedirect("/signin/signin?out=1");
    }

    private static boolean carriesToken(HttpServletRequest request) {
        String sent = request.getParameter("token");
        return sent != null
                && CurrentSession.token(request)
                        .filter(
                                token ->
                                        MessageDigest.isEqual(
                                                token.getBytes(StandardCharsets.UTF_8),
                                                sent.getBytes(StandardCharsets.UTF_8)))
                        .isPresent();
    }
}
