package org.loyaltyloop.web.security;

import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * The identity that a session holds after sign-in.
 *
 * @param user the user
 * @param login what they signed in with, the principal's name
 * @param name shown in the top bar and as author
 * @param roles what they may do
 * @param team the team they belong to, if any
 * @param mustChangePassword whether the only page open to them is the one that sets a new password
 */
public record SignedIn(
        UUID user,
        String login,
        String name,
        Set<Role> roles,
        @Nullable UUID team,
        boolean mustChangePassword)
        implements Serializable {

    /** Copies the roles. */
    public SignedIn {
        roles = Set.copyOf(roles);
    }

    /** The actor in whose name facades are called. */
    public Actor actor() {
        return Actor.user(
                new UserId(user), name, roles, Optional.ofNullable(team).map(TeamId::new));
    }

    SignedIn withOwnPassword() {
        return new SignedIn(user, login, name, roles, team, false);
    }
}
