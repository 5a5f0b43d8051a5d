package org.loyaltyloop.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.FacesMessage.Severity;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Violation;
import org.loyaltyloop.web.i18n.Formats;

/**
 * Short words to the user after an action, shown as a toast; they survive a redirect. What was done
 * goes away by itself, a problem stays until closed.
 */
@Named("notices")
@RequestScoped
public class Notices {

    /**
     * The request parameter that says that the page is shown again because its view had expired.
     */
    public static final String EXPIRED = "expired";

    private final Formats formats;

    /** Faces reads the list more than once a request: what was shown stays shown. */
    private final List<Notice> shown = new ArrayList<>();

    @Inject
    Notices(Formats formats) {
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Notices() {
        this.formats = null;
    }

    /** Says what was done. */
    public void done(String key, Object... values) {
        add(null, FacesMessage.SEVERITY_INFO, formats.text(key, values));
    }

    /** Says what the user should look at, though it was done. */
    public void warning(String key, Object... values) {
        add(null, FacesMessage.SEVERITY_WARN, formats.text(key, values));
    }

    /** Says what did not work, and what to do. */
    public void problem(String key, Object... values) {
        add(null, FacesMessage.SEVERITY_ERROR, formats.text(key, values));
    }

    /** Says at one field what is wrong with it; the id is the component's client id. */
    public void problemAt(String clientId, String key, Object... values) {
        add(clientId, FacesMessage.SEVERITY_ERROR, formats.text(key, values));
        FacesContext.getCurrentInstance().validationFailed();
    }

    /** Says which rules were broken, each with the text {@code rule.<code>}. */
    public void broken(BusinessRuleViolation broken) {
        for (Violation violation : broken.violations()) {
            problem("rule." + violation.rule().code(), violation.arguments().toArray());
        }
    }

    /**
     * The words to show on this page: those that belong to no field. What is shown here need not
     * survive a redirect.
     */
    public List<Notice> getShown() {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (shown.isEmpty()
                && !faces.isPostback()
                && faces.getExternalContext().getRequestParameterMap().containsKey(EXPIRED)) {
            shown.add(new Notice("warn", "alert", formats.text("errors.expired")));
        }
        faces.getExternalContext().getFlash().setKeepMessages(false);
        for (FacesMessage message : faces.getMessageList(null)) {
            if (!message.isRendered()) {
                message.rendered();
                shown.add(Notice.of(message));
            }
        }
        return List.copyOf(shown);
    }

    private static void add(@Nullable String clientId, Severity severity, String text) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.addMessage(clientId, new FacesMessage(severity, text, null));
        faces.getExternalContext().getFlash().setKeepMessages(true);
    }

    /**
     * One toast.
     *
     * @param kind ok, warn or danger
     * @param icon the icon's name
     * @param text in the reader's language
     */
    public record Notice(String kind, String icon, String text) {

        static Notice of(FacesMessage message) {
            String severity = message.getSeverity().toString().toLowerCase(Locale.ROOT);
            if (severity.startsWith("info")) {
                return new Notice("ok", "check", message.getSummary());
            }
            return new Notice(
                    severity.startsWith("warn") ? "warn" : "danger", "alert", message.getSummary());
        }
    }
}
