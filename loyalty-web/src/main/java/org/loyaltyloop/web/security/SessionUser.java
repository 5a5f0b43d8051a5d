package org.loyaltyloop.web.security;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.SignedIn;
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
 * @param zone the time zone they chose, if any
 * @param mustChangePassword whether the only page open to them is the one that sets a new password
 * @param stamp ends the session when the user's stands at another: password, roles or team changed
 */
public record SessionUser(
        UUID user,
        String login,
        String name,
        Set<Role> roles,
        @Nullable UUID team,
        @Nullable ZoneId zone,
        boolean mustChangePassword,
        int stamp)
        implements Serializable {

    /** Copies the roles. */
    public SessionUser {
        roles = Set.copyOf(roles);
    }

    static SessionUser of(SignedIn signedIn) {
        Actor actor = signedIn.actor();
        return new SessionUser(
                actor.user().orElseThrow().value(),
                signedIn.login(),
                actor.name(),
                actor.roles(),
                actor.team().map(TeamId::value).orElse(null),
                signedIn.timeZone().orElse(null),
                signedIn.mustChangePassword(),
                signedIn.securityStamp());
    }

    /** The actor in whose name facades are called. */
    public Actor actor() {
        return Actor.user(
                new UserId(user), name, roles, Optional.ofNullable(team).map(TeamId::new));
    }

    SessionUser withOwnPassword(int newStamp) {
        return new SessionUser(user, login, name, roles, team, zone, false, newStamp);
    }
}
