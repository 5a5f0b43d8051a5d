package org.loyaltyloop.web.page.survey;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.loyaltyloop.feedback.SurveyClosed;
import org.loyaltyloop.feedback.Surveys;
import org.loyaltyloop.platform.DatabaseFailure;

/**
 * What the customers' addresses have in common: the pace, the headers, the language, and the page
 * that shows the outcome. A GET changes nothing, however many mail scanners follow the link.
 */
abstract class CustomerServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final System.Logger LOG = System.getLogger(CustomerServlet.class.getName());
    private static final String PAGE = "/survey/question.xhtml";
    private static final String WAIT_SECONDS = "30";

    /** Injected into servlets one at a time, so a proxy of the request's own. */
    private final transient SurveyPage page;

    private final transient Surveys surveys;
    private final transient Pace pace;

    CustomerServlet(SurveyPage page, Surveys surveys, Pace pace) {
        this.page = page;
        this.surveys = surveys;
        this.pace = pace;
    }

    /** What is shown when the link is followed. */
    abstract void look(String token);

    /** What happens when the form is sent. */
    abstract void act(String token, HttpServletRequest request);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        answer(request, response, () -> look(token(request)));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        answer(request, response, () -> act(token(request), request));
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Runnable work)
            throws IOException, ServletException {
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        String token = token(request);
        String address = request.getRemoteAddr();
        if (!pace.admits(address)) {
            page.at(request.getServletPath(), token, parameter(request, "lang"), Optional.empty());
            page.show(SurveyPage.View.BUSY);
            response.setHeader("Retry-After", WAIT_SECONDS);
        } else {
            try {
                page.at(
                        request.getServletPath(),
                        token,
                        parameter(request, "lang"),
                        surveys.language(token));
                work.run();
            } catch (SurveyClosed closed) {
                if (closed.reason() == SurveyClosed.Reason.UNKNOWN) {
                    pace.guessed(address);
                }
                page.close(closed.reason());
            } catch (DatabaseFailure away) {
                LOG.log(Level.WARNING, "the database does not answer: {0}", away.sqlState());
                response.setHeader("Retry-After", WAIT_SECONDS);
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                return;
            }
        }
        response.setStatus(page.status());
        request.getRequestDispatcher(PAGE).forward(request, response);
    }

    static Optional<String> parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static String token(HttpServletRequest request) {
        return parameter(request, "t").orElse("");
    }
}
