package org.loyaltyloop.web.page.survey;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import org.loyaltyloop.feedback.Surveys;

/**
 * Where customers say that they want no more questions: a page with one button, which mail programs
 * may also press for them (RFC 8058).
 */
@WebServlet("/survey/stop")
public class StopServlet extends CustomerServlet {

    private static final long serialVersionUID = 1L;

    private final transient SurveyPage page;
    private final transient Surveys surveys;

    @Inject
    StopServlet(SurveyPage page, Surveys surveys, Pace pace) {
        super(page, surveys, pace);
        this.page = page;
        this.surveys = surveys;
    }

    @Override
    void look(String token) {
        surveys.requireRefusable(token);
        page.show(SurveyPage.View.STOP);
    }

    @Override
    void act(String token, HttpServletRequest request) {
        surveys.refuse(token);
        page.show(SurveyPage.View.STOPPED);
    }
}
