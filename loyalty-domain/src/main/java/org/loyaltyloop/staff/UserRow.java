package org.loyaltyloop.staff;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A user in the administrator's list.
 *
 * @param id of the user
 * @param login to sign in with
 * @param displayName to show
 * @param email where the user is reached
 * @param roles what the user may do
 * @param team the team the user works in
 * @param teamName its name
 * @param disabled whether access has ended
 * @param mustChangePassword whether a one-time password waits to be used
 * @param demo whether this is a demonstration user
 * @param version for the next change
 * @param createdAt when the user was added
 * @param lastSignInAt when the user last came in
 */
public record UserRow(
        UserId id,
        String login,
        String displayName,
        Optional<String> email,
        Set<Role> roles,
        Optional<TeamId> team,
        Optional<String> teamName,
        boolean disabled,
        boolean mustChangePassword,
        boolean demo,
        int version,
        Instant createdAt,
        Optional<Instant> lastSignInAt) {}
