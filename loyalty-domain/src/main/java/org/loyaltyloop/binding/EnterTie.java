package org.loyaltyloop.binding;

import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.Checks;

/**
 * Enters a tie by hand. The same source and external id again change nothing.
 *
 * @param source the system that knows of it, 1 to 60 characters
 * @param externalId its id there, 1 to 200 characters; a screen gives the token of its form
 */
public record EnterTie(AccountId account, TieDetails details, String source, String externalId) {

    /** Refuses an unnamed tie. */
    public EnterTie {
        Checks checks = new Checks();
        source = checks.required("source", source, 60);
        externalId = checks.required("externalId", externalId, 200);
        checks.refuseIfAny();
    }
}
