package org.loyaltyloop.web.page.feedback;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.feedback.SurveyLinks;
import org.loyaltyloop.feedback.SurveyPolicies;
import org.loyaltyloop.feedback.SurveyPolicy;
import org.loyaltyloop.platform.Mail;
import org.loyaltyloop.touchpoint.TouchpointCatalogue;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** What is asked about each stage, and the secret that signs the links. */
@Named("policiesPage")
@RequestScoped
public class PoliciesPage {

    private static final int NAMED = 3;

    private final SurveyPolicies policies;
    private final SurveyLinks links;
    private final TouchpointCatalogue catalogue;
    private final Mail mail;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private @Nullable List<SurveyPolicy> rows;

    @Inject
    PoliciesPage(
            SurveyPolicies policies,
            SurveyLinks links,
            TouchpointCatalogue catalogue,
            Mail mail,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.policies = policies;
        this.links = links;
        this.catalogue = catalogue;
        this.mail = mail;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected PoliciesPage() {
        this(null, null, null, null, null, null, null);
    }

    /** The policies of the eight stages. */
    public List<SurveyPolicy> getRows() {
        if (rows == null) {
            rows = policies.all();
        }
        return rows;
    }

    /** The question in the reader's language. */
    public String question(SurveyPolicy policy) {
        return policy.question(formats.getLocale());
    }

    /** After what it is asked. */
    public String afterWords(SurveyPolicy policy) {
        Locale locale = formats.getLocale();
        List<String> names =
                policy.types().stream()
                        .flatMap(code -> catalogue.find(code).stream())
                        .map(type -> type.name(locale))
                        .toList();
        if (names.isEmpty()) {
            return formats.text("feedback.policy.types.all");
        }
        return names.size() <= NAMED
                ? String.join(", ", names)
                : formats.text(
                        "feedback.policy.types.more",
                        String.join(", ", names.subList(0, NAMED - 1)),
                        names.size() - NAMED + 1);
    }

    /** How long after. */
    public String delayWords(SurveyPolicy policy) {
        int hours = policy.delayHours();
        return hours % 24 == 0 && hours > 0
                ? formats.days(hours / 24)
                : formats.text("feedback.hours", hours);
    }

    /** Whether links go out by mail. */
    public boolean isMailSetUp() {
        return mail.isSetUp();
    }

    /** When the secret that signs was made. */
    public Instant getSecretSince() {
        return links.secretSince();
    }

    /** Signs with a new secret; links that are out there go on working. */
    public String renew() {
        links.renewSecret(me.actor(), false);
        notices.done("feedback.secret.renewed");
        return "/feedback/policies?faces-redirect=true";
    }

    /** Signs with a new secret; links that are out there stop working. */
    public String end() {
        links.renewSecret(me.actor(), true);
        notices.done("feedback.secret.ended");
        return "/feedback/policies?faces-redirect=true";
    }
}
