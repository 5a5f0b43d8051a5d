package org.loyaltyloop.agenda;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/** Reads of tasks. */
@ApplicationScoped
public class TaskQueries {

    private static final String ROWS =
            """
            select t.id, t.title, t.note, a.id as account_id, a.name as account_name, t.owner_id, u.display_name, t.due,
                   t.state, t.ended_at, t.version
            from agenda.task t
            join staff.v_user u on u.id = t.owner_id
            left join customer.v_account_survivor s on s.given_id = t.account_id
            left join customer.v_account a on a.id = s.account_id
            """;

    private final Database database;

    @Inject
    TaskQueries(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TaskQueries() {
        this(null);
    }

    /**
     * Tasks of the actor or of the actor's team, at most so many: open ones by their last day,
     * those without one at the end; ended ones from the latest.
     */
    public List<TaskRow> list(Actor actor, TaskList list, int limit) {
        Optional<UserId> me = actor.user();
        return switch (list) {
            case MINE ->
                    rows(
                            "where t.state = 'OPEN' and t.owner_id = ? order by t.due, t.id limit ?",
                            me.map(UserId::value),
                            limit);
            case TEAM ->
                    rows(
                            """
                            where t.state = 'OPEN'
                              and t.owner_id in (select id from staff.v_user where id = ? or team_id = ?)
                            order by t.due, t.id limit ?
                            """,
                            me.map(UserId::value),
                            actor.team().map(TeamId::value),
                            limit);
            case DONE ->
                    rows(
                            "where t.state <> 'OPEN' and t.owner_id = ? order by t.ended_at desc, t.id desc limit ?",
                            me.map(UserId::value),
                            limit);
        };
    }

    /** One task. */
    public Optional<TaskRow> find(TaskId id) {
        return rows("where t.id = ?", id.value()).stream().findFirst();
    }

    private List<TaskRow> rows(String where, Object... parameters) {
        return database.list(ROWS + where, TaskQueries::row, parameters);
    }

    private static TaskRow row(Row row) throws SQLException {
        return new TaskRow(
                new TaskId(row.uuid("id")),
                row.text("title"),
                row.optionalText("note"),
                row.optionalUuid("account_id").map(AccountId::new),
                row.optionalText("account_name"),
                new UserId(row.uuid("owner_id")),
                row.text("display_name"),
                row.optionalDate("due"),
                row.constant("state", TaskState.class),
                row.optionalInstant("ended_at"),
                row.integer("version"));
    }
}
