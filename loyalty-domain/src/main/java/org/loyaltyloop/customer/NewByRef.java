package org.loyaltyloop.customer;

import org.loyaltyloop.kernel.Checks;

/**
 * An account to be made where a reference is unknown.
 *
 * @param reference the name by which the sending system knows it
 * @param name 1 to 200 characters
 * @param kind organisation or person
 */
public record NewByRef(Reference reference, String name, AccountKind kind) {

    /** Refuses an absent, overlong or invisible name. */
    public NewByRef {
        Checks checks = new Checks();
        name = checks.required("name", name, AccountDetails.NAME_LENGTH);
        checks.refuseIfAny();
    }
}
