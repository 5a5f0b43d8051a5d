package org.loyaltyloop.contract;

import java.time.LocalDate;
import org.loyaltyloop.kernel.Checks;

/**
 * The command to end a contract by notice.
 *
 * @param givenOn the day notice was given, not in the future
 * @param lastDay the last day of the contract, inclusive
 * @param reason why, 1 to 500 characters
 */
public record TerminateContract(
        ContractId id, int seen, LocalDate givenOn, LocalDate lastDay, String reason) {

    /** Names everything that is wrong. */
    public TerminateContract {
        Checks checks = new Checks();
        ContractDetails.requireDay(checks, "givenOn", givenOn);
        ContractDetails.requireDay(checks, "lastDay", lastDay);
        reason = checks.required("reason", reason, 500);
        checks.refuseIfAny();
    }
}
