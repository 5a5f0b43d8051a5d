package org.loyaltyloop.web.page.agenda;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.loyaltyloop.agenda.MeetingId;
import org.loyaltyloop.agenda.MeetingInvitations;
import org.loyaltyloop.kernel.NotFound;

/** The invitation to a meeting as a file, to be sent along by hand. */
@WebServlet("/agenda/invitation.ics")
public class InvitationServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient MeetingInvitations invitations;

    @Inject
    InvitationServlet(MeetingInvitations invitations) {
        this.invitations = invitations;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<String> file;
        try {
            file = invitations.file(MeetingId.of(String.valueOf(request.getParameter("id"))));
        } catch (IllegalArgumentException | NotFound nothing) {
            file = Optional.empty();
        }
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] body = file.get().getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/calendar; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"invitation.ics\"");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
