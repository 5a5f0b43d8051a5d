package org.loyaltyloop.web.page.pipeline;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.Violation;
import org.loyaltyloop.opportunity.AlreadyMoved;
import org.loyaltyloop.opportunity.MoveId;
import org.loyaltyloop.opportunity.MoveOpportunity;
import org.loyaltyloop.opportunity.Opportunities;
import org.loyaltyloop.opportunity.OpportunityId;
import org.loyaltyloop.opportunity.Phase;
import org.loyaltyloop.opportunity.Phases;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/**
 * Moves a card of the board, or undoes that; answers in JSON what was done in words, and what can
 * be done about it: undo, or move again from where somebody else put it.
 */
@WebServlet("/pipeline/move")
public class MoveServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final int UNPROCESSABLE = 422;

    private final transient Opportunities opportunities;
    private final transient Phases phases;
    private final transient CurrentUser me;
    private final transient Formats formats;

    @Inject
    MoveServlet(Opportunities opportunities, Phases phases, CurrentUser me, Formats formats) {
        this.opportunities = opportunities;
        this.phases = phases;
        this.me = me;
        this.formats = formats;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!MessageDigest.isEqual(bytes(me.getToken()), bytes(text(request, "token")))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        try {
            OpportunityId id = OpportunityId.of(text(request, "id"));
            String undo = text(request, "undo");
            if (undo.isEmpty()) {
                move(id, request, response);
            } else {
                opportunities.undo(me.actor(), id, MoveId.of(undo));
                answer(
                        response,
                        HttpServletResponse.SC_OK,
                        Json.createObjectBuilder()
                                .add("text", formats.text("pipeline.move.undone")));
            }
        } catch (AlreadyMoved overtaken) {
            answer(
                    response,
                    HttpServletResponse.SC_CONFLICT,
                    Json.createObjectBuilder()
                            .add(
                                    "text",
                                    formats.text(
                                            "pipeline.move.overtaken",
                                            overtaken.author(),
                                            name(overtaken.phase()),
                                            formats.ago(overtaken.at())))
                            .add("phase", overtaken.phase()));
        } catch (BusinessRuleViolation broken) {
            Violation first = broken.violations().get(0);
            problem(
                    response,
                    UNPROCESSABLE,
                    formats.text("rule." + first.rule().code(), first.arguments().toArray()));
        } catch (AccessDenied denied) {
            problem(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    formats.text("pipeline.move.denied"));
        } catch (NotFound | IllegalArgumentException gone) {
            problem(response, HttpServletResponse.SC_NOT_FOUND, formats.text("pipeline.move.gone"));
        }
    }

    private void move(OpportunityId id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String to = text(request, "to");
        Optional<MoveId> move =
                opportunities.move(
                        me.actor(),
                        new MoveOpportunity(
                                id,
                                text(request, "from"),
                                to,
                                Optional.of(text(request, "lostReason"))
                                        .filter(code -> !code.isEmpty()),
                                Optional.of(text(request, "lostStated"))));
        JsonObjectBuilder done =
                Json.createObjectBuilder()
                        .add(
                                "text",
                                formats.text(
                                        "pipeline.move.done", text(request, "name"), name(to)));
        move.ifPresent(undo -> done.add("undo", undo.toString()));
        answer(response, HttpServletResponse.SC_OK, done);
    }

    private String name(String phase) {
        List<Phase> all = phases.all();
        return all.stream()
                .filter(p -> p.code().equals(phase))
                .findFirst()
                .map(p -> p.name(formats.getLocale()))
                .orElse(phase);
    }

    private static void problem(HttpServletResponse response, int status, String text)
            throws IOException {
        answer(response, status, Json.createObjectBuilder().add("text", text));
    }

    private static void answer(HttpServletResponse response, int status, JsonObjectBuilder body)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(body.build().toString());
    }

    private static String text(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
