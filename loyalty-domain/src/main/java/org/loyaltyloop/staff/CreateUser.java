package org.loyaltyloop.staff;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * Adds a user.
 *
 * @param login 2 to 60 of the characters a–z, 0–9, dot, dash, underscore, at; upper case is folded
 * @param displayName 1 to 100 characters
 * @param email where the user is reached
 * @param roles at least one
 * @param team the team the user works in
 */
public record CreateUser(
        String login,
        String displayName,
        Optional<String> email,
        Set<Role> roles,
        Optional<TeamId> team) {

    /** Names everything that is wrong. */
    public CreateUser {
        Checks checks = new Checks();
        login = checks.required("login", login, 60).toLowerCase(Locale.ROOT);
        checks.that(login.matches("[a-z0-9][a-z0-9._@-]+"), "login", InputRule.MALFORMED);
        displayName = checks.required("displayName", displayName, 100);
        email = checks.email("email", email);
        roles = Set.copyOf(roles);
        checks.that(!roles.isEmpty(), "roles", StaffRule.WITHOUT_ROLE);
        checks.refuseIfAny();
    }
}
