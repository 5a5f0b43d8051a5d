package org.loyaltyloop.web.page.feedback;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.loyaltyloop.feedback.InvitationId;
import org.loyaltyloop.feedback.SurveyLinks;
import org.loyaltyloop.platform.Mail;

/** Links as people copy them: with the public address, else the one that the reader came to. */
@RequestScoped
class Links {

    private final SurveyLinks links;
    private final Mail mail;
    private final HttpServletRequest request;

    @Inject
    Links(SurveyLinks links, Mail mail, HttpServletRequest request) {
        this.links = links;
        this.mail = mail;
        this.request = request;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Links() {
        this(null, null, null);
    }

    /** Where the invitation is answered. */
    String answer(InvitationId id) {
        return mail.publicAddress().orElseGet(this::here) + links.answer(id);
    }

    private String here() {
        StringBuffer url = request.getRequestURL();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }
}
