package org.loyaltyloop.staff;

import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.kernel.Checks;

/**
 * Replaces what is said of a user.
 *
 * @param id the user
 * @param expectedVersion the version that the administrator saw
 * @param displayName 1 to 100 characters
 * @param email where the user is reached
 * @param roles at least one
 * @param team the team the user works in
 */
public record ChangeUser(
        UserId id,
        int expectedVersion,
        String displayName,
        Optional<String> email,
        Set<Role> roles,
        Optional<TeamId> team) {

    /** Names everything that is wrong. */
    public ChangeUser {
        Checks checks = new Checks();
        displayName = checks.required("displayName", displayName, 100);
        email = checks.email("email", email);
        roles = Set.copyOf(roles);
        checks.that(!roles.isEmpty(), "roles", StaffRule.WITHOUT_ROLE);
        checks.refuseIfAny();
    }
}
