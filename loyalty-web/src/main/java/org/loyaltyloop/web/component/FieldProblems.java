package org.loyaltyloop.web.component;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Violation;
import org.loyaltyloop.web.i18n.Formats;

/**
 * Says at each field of a form which rule it breaks; what belongs to no field on the page becomes a
 * toast.
 */
@ApplicationScoped
public class FieldProblems {

    private final Formats formats;

    @Inject
    FieldProblems(Formats formats) {
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected FieldProblems() {
        this.formats = null;
    }

    /**
     * Shows all violations; a field's component has the field's name as id, with underscores for
     * dots.
     */
    public void show(String form, BusinessRuleViolation broken) {
        FacesContext faces = FacesContext.getCurrentInstance();
        for (Violation violation : broken.violations()) {
            String clientId = form + ":" + violation.field().replace('.', '_');
            UIComponent field = faces.getViewRoot().findComponent(clientId);
            String text =
                    formats.text(
                            "rule." + violation.rule().code(), violation.arguments().toArray());
            faces.addMessage(
                    field == null ? null : clientId,
                    new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
        }
        faces.validationFailed();
    }
}
