package org.loyaltyloop.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;

/** Teams: adding, renaming, retiring; only for administrators. */
@ApplicationScoped
@Transactional
public class Teams {

    private static final String ENTITY = "team";
    private static final int NAME_LENGTH = 80;

    private final EntityManager entities;
    private final Database database;
    private final Audit audit;

    @Inject
    Teams(EntityManager entities, Database database, Audit audit) {
        this.entities = entities;
        this.database = database;
        this.audit = audit;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Teams() {
        this(null, null, null);
    }

    /** Adds a team; the name is 1 to 80 characters and not another team's. */
    public TeamId create(Actor actor, String name) {
        actor.require(Role.ADMIN);
        Team team = Team.named(free(name, List.of()));
        entities.persist(team);
        entities.flush();
        audit.record(actor.author(), "TEAM_CREATED", ENTITY, team.id(), List.of());
        return team.id();
    }

    /** Gives a team another name. */
    public void rename(Actor actor, TeamId id, int expectedVersion, String name) {
        actor.require(Role.ADMIN);
        Team team = load(id, expectedVersion);
        team.rename(free(name, List.of(id)));
        entities.flush();
        audit.record(actor.author(), "TEAM_RENAMED", ENTITY, id, List.of("name"));
    }

    /**
     * Takes a team out of use; refused while users who can sign in belong to it. Its accounts keep
     * it.
     */
    public void retire(Actor actor, TeamId id, int expectedVersion) {
        actor.require(Role.ADMIN);
        Team team = load(id, expectedVersion);
        if (database.number(
                        "select count(*) from staff.app_user where team_id = ? and not disabled",
                        id.value())
                > 0) {
            throw new BusinessRuleViolation(StaffRule.TEAM_IN_USE);
        }
        team.retire();
        entities.flush();
        audit.record(actor.author(), "TEAM_RETIRED", ENTITY, id, List.of("active"));
    }

    private String free(String name, List<TeamId> except) {
        Checks checks = new Checks();
        String line = checks.required("name", name, NAME_LENGTH);
        checks.refuseIfAny();
        boolean taken =
                database
                        .list(
                                "select id from staff.team where lower(name) = lower(?)",
                                row -> new TeamId(row.uuid("id")),
                                line)
                        .stream()
                        .anyMatch(id -> !except.contains(id));
        if (taken) {
            throw BusinessRuleViolation.of("name", StaffRule.TEAM_NAME_TAKEN, line);
        }
        return line;
    }

    private Team load(TeamId id, int expectedVersion) {
        Team team = entities.find(Team.class, id.value());
        if (team == null) {
            throw new NotFound(ENTITY, id);
        }
        if (team.version() != expectedVersion) {
            throw new StaleVersion(ENTITY, id);
        }
        return team;
    }
}
