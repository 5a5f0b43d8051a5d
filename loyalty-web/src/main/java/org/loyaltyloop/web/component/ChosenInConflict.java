package org.loyaltyloop.web.component;

import jakarta.faces.context.FacesContext;
import java.util.List;
import java.util.Map;

/**
 * What somebody chose in the conflict dialog: the fields for which the other side's value stands.
 */
public final class ChosenInConflict {

    private static final String PREFIX = "choice.";

    private ChosenInConflict() {}

    /** The fields for which {@code theirs} was chosen in this request. */
    public static List<String> theirs() {
        Map<String, String> parameters =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        return parameters.entrySet().stream()
                .filter(
                        parameter ->
                                parameter.getKey().startsWith(PREFIX)
                                        && parameter.getValue().equals("theirs"))
                .map(parameter -> parameter.getKey().substring(PREFIX.length()))
                .toList();
    }
}
