package org.loyaltyloop.web.page.survey;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.feedback.SurveyReply;
import org.loyaltyloop.feedback.Surveys;
import org.loyaltyloop.kernel.BusinessRuleViolation;

/** Shows the question behind a link, and takes its answer. */
@WebServlet("/survey")
public class SurveyServlet extends CustomerServlet {

    private static final long serialVersionUID = 1L;

    private final transient SurveyPage page;
    private final transient Surveys surveys;

    @Inject
    SurveyServlet(SurveyPage page, Surveys surveys, Pace pace) {
        super(page, surveys, pace);
        this.page = page;
        this.surveys = surveys;
    }

    @Override
    void look(String token) {
        page.ask(surveys.look(token));
    }

    @Override
    void act(String token, HttpServletRequest request) {
        String form = parameter(request, "form").orElse("");
        Optional<Integer> score = parameter(request, "score").flatMap(SurveyServlet::number);
        // Browsers send line ends as two characters, the limit counts them as one.
        Optional<String> comment =
                parameter(request, "comment").map(typed -> typed.replace("\r\n", "\n"));
        if (score.isEmpty()) {
            page.askAgain(
                    surveys.look(token), form, null, comment.orElse(""), "survey.problem.score");
            return;
        }
        try {
            surveys.answer(token, new SurveyReply(submission(form), score.get(), comment));
            page.show(SurveyPage.View.THANKS);
        } catch (BusinessRuleViolation wrong) {
            boolean said = wrong.field().endsWith("comment");
            page.askAgain(
                    surveys.look(token),
                    form,
                    said ? score.get() : null,
                    comment.orElse(""),
                    said ? "survey.problem.comment" : "survey.problem.score");
        }
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** The form's own id; one that no form of ours sent stands for itself. */
    private static UUID submission(String form) {
        try {
            return UUID.fromString(form);
        } catch (IllegalArgumentException foreign) {
            return UUID.randomUUID();
        }
    }
}
