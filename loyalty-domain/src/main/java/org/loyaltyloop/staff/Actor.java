package org.loyaltyloop.staff;

import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.platform.Author;

/**
 * Who asks: a signed-in user, an API key, or the system itself (migration, demo data, scheduled
 * work). Facades take the actor first and call one of the {@code require…} methods, which throw
 * {@link AccessDenied}.
 *
 * @param user the user, empty for keys and the system
 * @param apiKey the API key, empty for users and the system
 * @param name shown as author; never used to decide
 * @param roles the user's roles; empty for keys
 * @param team the user's team
 * @param scopes the key's scopes; empty for users
 * @param system whether this is the system itself, which may do everything
 */
public record Actor(
        Optional<UserId> user,
        Optional<ApiKeyId> apiKey,
        String name,
        Set<Role> roles,
        Optional<TeamId> team,
        Set<Scope> scopes,
        boolean system) {

    /** Copies the sets. */
    public Actor {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /** A signed-in user. */
    public static Actor user(UserId id, String name, Set<Role> roles, Optional<TeamId> team) {
        return new Actor(Optional.of(id), Optional.empty(), name, roles, team, Set.of(), false);
    }

    /** A program with an API key. */
    public static Actor apiKey(ApiKeyId id, String name, Set<Scope> scopes) {
        return new Actor(
                Optional.empty(), Optional.of(id), name, Set.of(), Optional.empty(), scopes, false);
    }

    /** The product itself, under the name of what it does. */
    public static Actor system(String name) {
        return new Actor(
                Optional.empty(),
                Optional.empty(),
                name,
                Set.of(),
                Optional.empty(),
                Set.of(),
                true);
    }

    /** Whether the actor has one of these roles; administrators have all. */
    public boolean has(Role... anyOf) {
        if (system || roles.contains(Role.ADMIN)) {
            return true;
        }
        for (Role role : anyOf) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }

    /** Refuses everybody without one of these roles; administrators pass. */
    public void require(Role... anyOf) {
        if (!has(anyOf)) {
            throw new AccessDenied("role");
        }
    }

    /**
     * Whether the actor may change an account with that owner and team; one that nobody owns is
     * open to its would-be owners.
     */
    public boolean mayWriteAccount(Optional<UserId> owner, Optional<TeamId> accountTeam) {
        if (has() || scopes.contains(Scope.ACCOUNTS_WRITE)) {
            return true;
        }
        return has(Role.ACCOUNT_MANAGER, Role.MANAGER) && ownOrTeams(owner, accountTeam);
    }

    /** Refuses whoever {@link #mayWriteAccount} does not admit. */
    public void requireWriteAccount(Optional<UserId> owner, Optional<TeamId> accountTeam) {
        if (!mayWriteAccount(owner, accountTeam)) {
            throw new AccessDenied("write account");
        }
    }

    /**
     * Whether the actor may add and change contacts of an account with that owner and team: agents
     * may everywhere.
     */
    public boolean mayWriteContacts(Optional<UserId> owner, Optional<TeamId> accountTeam) {
        return has(Role.AGENT) || mayWriteAccount(owner, accountTeam);
    }

    /** Refuses whoever {@link #mayWriteContacts} does not admit. */
    public void requireWriteContacts(Optional<UserId> owner, Optional<TeamId> accountTeam) {
        if (!mayWriteContacts(owner, accountTeam)) {
            throw new AccessDenied("write contacts");
        }
    }

    /**
     * Whether the actor may record and correct touchpoints at an account with that owner and team.
     */
    public boolean mayWriteTouchpoints(Optional<UserId> owner, Optional<TeamId> accountTeam) {
        if (has(Role.AGENT, Role.MARKETER) || scopes.contains(Scope.TOUCHPOINTS_WRITE)) {
            return true;
        }
        return has(Role.ACCOUNT_MANAGER, Role.MANAGER) && ownOrTeams(owner, accountTeam);
    }

    /**
     * Whether the actor may write touchpoints at every account, so that no look at each is needed.
     */
    public boolean mayWriteTouchpointsEverywhere() {
        return has(Role.AGENT, Role.MARKETER) || scopes.contains(Scope.TOUCHPOINTS_WRITE);
    }

    /** Refuses whoever {@link #mayWriteTouchpoints} does not admit. */
    public void requireWriteTouchpoints(Optional<UserId> owner, Optional<TeamId> accountTeam) {
        if (!mayWriteTouchpoints(owner, accountTeam)) {
            throw new AccessDenied("write touchpoints");
        }
    }

    /** The actor as the audit trail and jobs keep it. */
    public Author author() {
        if (user.isPresent()) {
            return new Author(Author.Kind.USER, user.map(UserId::value), name);
        }
        return new Author(
                apiKey.isPresent() ? Author.Kind.API_KEY : Author.Kind.SYSTEM,
                apiKey.map(ApiKeyId::value),
                name);
    }

    private boolean ownOrTeams(Optional<UserId> owner, Optional<TeamId> accountTeam) {
        boolean nobodys = owner.isEmpty() && accountTeam.isEmpty();
        boolean own = user.isPresent() && owner.equals(user);
        boolean teams = team.isPresent() && accountTeam.equals(team);
        return nobodys || own || teams;
    }
}
