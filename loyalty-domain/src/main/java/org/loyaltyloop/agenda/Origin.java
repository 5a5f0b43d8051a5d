package org.loyaltyloop.agenda;

import org.loyaltyloop.kernel.Checks;

/**
 * What a task or meeting came from: telling of the same origin again makes nothing new.
 *
 * @param context the context that tells, up to 50 characters
 * @param id of the thing there, up to 200 characters
 */
public record Origin(String context, String id) {

    /** Checks both parts. */
    public Origin {
        Checks checks = new Checks("origin.");
        context = checks.required("context", context, 50);
        id = checks.required("id", id, 200);
        checks.refuseIfAny();
    }
}
