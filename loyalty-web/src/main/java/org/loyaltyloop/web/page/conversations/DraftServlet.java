package org.loyaltyloop.web.page.conversations;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.loyaltyloop.conversation.ConversationDrafts;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/** Keeps what is typed in the quick form, a moment after it was typed. */
@WebServlet("/conversations/draft")
public class DraftServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int TOO_LARGE = 413;

    private final transient ConversationDrafts drafts;
    private final transient CurrentUser me;
    private final transient Formats formats;

    @Inject
    DraftServlet(ConversationDrafts drafts, CurrentUser me, Formats formats) {
        this.drafts = drafts;
        this.me = me;
        this.formats = formats;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!me.getToken().equals(request.getParameter("token"))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        try {
            AccountId account =
                    new AccountId(UUID.fromString(String.valueOf(request.getParameter("account"))));
            Instant kept =
                    drafts.keep(
                            me.actor(), account, String.valueOf(request.getParameter("fields")));
            response.setContentType("application/json");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.setHeader("Cache-Control", "no-store");
            response.getWriter()
                    .write(
                            Json.createObjectBuilder()
                                    .add(
                                            "words",
                                            formats.text(
                                                    "conversations.draft.kept", formats.time(kept)))
                                    .build()
                                    .toString());
        } catch (IllegalArgumentException malformed) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (BusinessRuleViolation tooLong) {
            response.sendError(TOO_LARGE);
        }
    }
}
