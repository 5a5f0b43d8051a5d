package org.loyaltyloop.customer;

import java.util.Optional;
import org.loyaltyloop.kernel.Checks;

/**
 * A contact's place at an account.
 *
 * @param account the account
 * @param role the part played there
 * @param jobTitle in the account's own words
 * @param department in the account's own words
 * @param primary whether this is the contact to turn to first; an account has at most one
 */
public record Placement(
        AccountId account,
        ContactRole role,
        Optional<String> jobTitle,
        Optional<String> department,
        boolean primary) {

    /** Names everything that is wrong. */
    public Placement {
        Checks checks = new Checks();
        jobTitle = checks.optional("jobTitle", jobTitle, 100);
        department = checks.optional("department", department, 100);
        checks.refuseIfAny();
    }

    /** At that account in that role, nothing more. */
    public static Placement at(AccountId account, ContactRole role) {
        return new Placement(account, role, Optional.empty(), Optional.empty(), false);
    }

    /** The same place at the account that answers for the one given. */
    Placement at(AccountId living) {
        return new Placement(living, role, jobTitle, department, primary);
    }
}
