package org.loyaltyloop.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;

/** Reads of users and teams. */
@ApplicationScoped
public class StaffQueries {

    private static final String USERS =
            """
            select u.id, u.login, u.display_name, u.email, u.roles, u.team_id, t.name as team_name, u.disabled,
                   u.must_change_password, u.demo, u.version, u.created_at, u.last_sign_in_at
            from staff.app_user u
            left join staff.team t on t.id = u.team_id
            """;

    private final Database database;

    @Inject
    StaffQueries(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected StaffQueries() {
        this(null);
    }

    /** All users for administrators, those with access first, by name. */
    public List<UserRow> users(Actor actor) {
        actor.require(Role.ADMIN);
        return database.list(
                USERS + "order by u.disabled, lower(u.display_name), u.id", StaffQueries::user);
    }

    /** One user, for administrators and for the user himself. */
    public Optional<UserRow> user(Actor actor, UserId id) {
        if (!actor.user().equals(Optional.of(id))) {
            actor.require(Role.ADMIN);
        }
        return database.first(USERS + "where u.id = ?", StaffQueries::user, id.value());
    }

    /** Everybody by name, active ones first; for choosing an owner and for showing names. */
    public List<Colleague> colleagues() {
        return database.list(
                """
                select id, display_name, team_id, not disabled as active from staff.app_user
                order by disabled, lower(display_name), id
                """,
                row ->
                        new Colleague(
                                new UserId(row.uuid("id")),
                                row.text("display_name"),
                                row.optionalUuid("team_id").map(TeamId::new),
                                row.flag("active")));
    }

    /** All teams by name, active ones first. */
    public List<TeamRow> teams() {
        return database.list(
                """
                select t.id, t.name, t.active, t.version,
                       (select count(*) from staff.app_user u where u.team_id = t.id and not u.disabled) as members
                from staff.team t
                order by not t.active, lower(t.name), t.id
                """,
                row ->
                        new TeamRow(
                                new TeamId(row.uuid("id")),
                                row.text("name"),
                                row.flag("active"),
                                row.number("members"),
                                row.integer("version")));
    }

    private static UserRow user(Row row) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        row.texts("roles").forEach(name -> roles.add(Role.valueOf(name)));
        return new UserRow(
                new UserId(row.uuid("id")),
                row.text("login"),
                row.text("display_name"),
                row.optionalText("email"),
                roles,
                row.optionalUuid("team_id").map(TeamId::new),
                row.optionalText("team_name"),
                row.flag("disabled"),
                row.flag("must_change_password"),
                row.flag("demo"),
                row.integer("version"),
                row.instant("created_at"),
                row.optionalInstant("last_sign_in_at"));
    }
}
