package org.loyaltyloop.customer;

import org.loyaltyloop.kernel.Checks;

/**
 * The name by which another system knows an account or a contact. Case matters.
 *
 * @param source the system, such as {@code erp}; 1 to 60 characters
 * @param ref its name there, such as {@code C-1}; 1 to 200 characters
 */
public record Reference(String source, String ref) {

    /** Refuses absent, overlong or invisible parts. */
    public Reference {
        Checks checks = new Checks();
        source = checks.required("source", source, 60);
        ref = checks.required("ref", ref, 200);
        checks.refuseIfAny();
    }
}
