package org.loyaltyloop.contract;

import java.time.LocalDate;
import java.util.Optional;
import org.loyaltyloop.kernel.Checks;

/**
 * The command to renew a contract: its next term begins the day after the one before.
 *
 * @param agreedOn the day it was agreed, not in the future
 * @param until last day of the next term, inclusive; empty for open-ended from now on
 * @param worth what it is worth in the next term
 */
public record RenewContract(
        ContractId id, int seen, LocalDate agreedOn, Optional<LocalDate> until, Worth worth) {

    /** Names everything that is wrong. */
    public RenewContract {
        Checks checks = new Checks();
        ContractDetails.requireDay(checks, "agreedOn", agreedOn);
        until.ifPresent(day -> ContractDetails.requireDay(checks, "until", day));
        checks.refuseIfAny();
    }
}
