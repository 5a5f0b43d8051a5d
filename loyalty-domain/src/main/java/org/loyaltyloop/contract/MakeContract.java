package org.loyaltyloop.contract;

import java.time.LocalDate;
import java.util.Optional;
import org.loyaltyloop.kernel.Checks;

/**
 * The command to make a contract.
 *
 * @param signedOn the day it was signed, not in the future; empty for a draft
 * @param source the system that knows it, up to 60 characters
 * @param externalId its name there, up to 200 characters; the same source and external id again
 *     change nothing
 */
public record MakeContract(
        ContractDetails details, Optional<LocalDate> signedOn, String source, String externalId) {

    /** Names everything that is wrong. */
    public MakeContract {
        Checks checks = new Checks();
        source = checks.required("source", source, 60);
        externalId = checks.required("externalId", externalId, 200);
        signedOn.ifPresent(day -> ContractDetails.requireDay(checks, "signedOn", day));
        checks.refuseIfAny();
    }
}
