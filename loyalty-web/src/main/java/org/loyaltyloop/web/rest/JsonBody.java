package org.loyaltyloop.web.rest;

import java.util.List;
import org.loyaltyloop.web.rest.json.FieldViolation;
import org.loyaltyloop.web.rest.json.JsonFields;

/**
 * The body of a request: one JSON value, read whole within the limit of {@link UpTo}.
 *
 * @param value as {@link org.loyaltyloop.web.rest.json.JsonText} reads it
 */
record JsonBody(Object value) {

    /** The members of the object that the body must be. */
    JsonFields fields() {
        return JsonFields.of(value);
    }

    /** Ends the request with 400 if a field did not have its form. */
    static void refuseMalformed(JsonFields fields) {
        List<FieldViolation> violations = fields.violations();
        if (!violations.isEmpty()) {
            throw ApiProblem.malformed(violations);
        }
    }
}
