package org.loyaltyloop.agenda;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * Who may write in whose agenda: everybody in their own, managers in their team's, administrators
 * in all.
 */
@ApplicationScoped
class AgendaRights {

    private final Database database;

    @Inject
    AgendaRights(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AgendaRights() {
        this(null);
    }

    /** Refuses whoever may write in none of these colleagues' agendas. */
    void require(Actor actor, Collection<UserId> colleagues) {
        boolean own = actor.user().filter(colleagues::contains).isPresent();
        if (!own && !actor.has() && !leadsOneOf(actor, colleagues)) {
            throw new AccessDenied("agenda");
        }
    }

    /** Refuses colleagues that do not exist or have no access any more. */
    void requireActive(String field, Set<UserId> colleagues) {
        long active =
                database.number(
                        "select count(*) from staff.v_user where id = any (?) and not disabled",
                        (Object) ids(colleagues));
        if (active < colleagues.size()) {
            throw BusinessRuleViolation.of(field, AgendaRule.UNKNOWN_COLLEAGUE);
        }
    }

    private boolean leadsOneOf(Actor actor, Collection<UserId> colleagues) {
        if (!actor.has(Role.MANAGER) || actor.team().isEmpty()) {
            return false;
        }
        long led =
                database.number(
                        "select count(*) from staff.v_user where id = any (?) and team_id = ?",
                        ids(colleagues),
                        actor.team().map(TeamId::value));
        return led > 0;
    }

    private static UUID[] ids(Collection<UserId> colleagues) {
        return colleagues.stream().map(UserId::value).toArray(UUID[]::new);
    }
}
