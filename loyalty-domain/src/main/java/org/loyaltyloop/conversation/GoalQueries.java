package org.loyaltyloop.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/** Customers' goals for pages. Everybody reads them. */
@ApplicationScoped
public class GoalQueries {

    /** The columns of {@code v_goal} that {@link #view} reads. */
    public static final String COLUMNS =
            "g.id, g.title, g.measure, g.baseline, g.target, g.due, g.state, g.value, g.read_on, g.note, g.created_on, g.closed_on, g.closed_reason, g.version";

    private static final int READINGS = 200;

    private final Database database;

    @Inject
    GoalQueries(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected GoalQueries() {
        this(null);
    }

    /**
     * A goal, and whose it is.
     *
     * @param account the living account
     * @param owner who looks after it
     * @param team that it belongs to
     */
    public record Owned(
            GoalView goal,
            AccountId account,
            String accountName,
            Optional<UserId> owner,
            Optional<TeamId> team) {}

    /** One goal. */
    public Optional<Owned> find(GoalId id) {
        return database.first(
                "select "
                        + COLUMNS
                        + """
                        , a.id as living_id, a.name as account_name, a.owner_id, a.team_id
                        from conversation.v_goal g
                        join customer.v_account_survivor s on s.given_id = g.given_account_id
                        join customer.v_account a on a.id = s.account_id
                        where g.id = ?
                        """,
                row ->
                        new Owned(
                                view(row),
                                new AccountId(row.uuid("living_id")),
                                row.text("account_name"),
                                row.optionalUuid("owner_id").map(UserId::new),
                                row.optionalUuid("team_id").map(TeamId::new)),
                id.value());
    }

    /** The goals of an account and of those merged into it: open ones first by their day. */
    public List<GoalView> of(AccountId account) {
        return database.list(
                "select "
                        + COLUMNS
                        + """

                        from conversation.v_goal g
                        where g.given_account_id in (select given_id from customer.v_account_survivor where given_id = ? or merged_into = ?)
                        order by g.state <> 'OPEN', g.due nulls last, g.created_on, g.id
                        limit 100
                        """,
                GoalQueries::view,
                account.value(),
                account.value());
    }

    /** How far a goal was on a day. */
    public record Reading(
            LocalDate on,
            BigDecimal value,
            Optional<String> note,
            String author,
            Optional<ConversationId> conversation) {}

    /** The readings of goals, each goal's latest first, at most {@value #READINGS} of one. */
    public Map<GoalId, List<Reading>> readings(Collection<GoalId> goals) {
        Map<GoalId, List<Reading>> readings = new HashMap<>();
        database.list(
                """
                select goal_id, read_on, value, note, author, conversation_id
                from (select r.*, row_number() over (partition by goal_id order by read_on desc, recorded_at desc, id desc) as place
                      from conversation.goal_reading r
                      where goal_id = any (?)) listed
                where place <= ?
                order by goal_id, place
                """,
                row ->
                        readings.computeIfAbsent(
                                        new GoalId(row.uuid("goal_id")), id -> new ArrayList<>())
                                .add(reading(row)),
                goals.stream().map(GoalId::value).toArray(UUID[]::new),
                READINGS);
        return readings;
    }

    /** A goal as it was read in a conversation. */
    public record Read(GoalView goal, Reading reading) {}

    /** What was read of goals in a conversation. */
    public List<Read> readIn(ConversationId conversation) {
        return database.list(
                "select "
                        + COLUMNS.replace(
                                "g.value, g.read_on, g.note", "r.value, r.read_on, r.note")
                        + """
                        , r.author, r.conversation_id
                        from conversation.goal_reading r join conversation.v_goal g on g.id = r.goal_id
                        where r.conversation_id = ?
                        order by g.title, r.id
                        """,
                row -> new Read(view(row), reading(row)),
                conversation.value());
    }

    private static Reading reading(Row row) throws SQLException {
        return new Reading(
                row.date("read_on"),
                row.optionalDecimal("value").orElseThrow(),
                row.optionalText("note"),
                row.text("author"),
                row.optionalUuid("conversation_id").map(ConversationId::new));
    }

    /** Reads {@link #COLUMNS}. */
    public static GoalView view(Row row) throws SQLException {
        return new GoalView(
                new GoalId(row.uuid("id")),
                row.text("title"),
                row.optionalText("measure"),
                row.optionalDecimal("baseline").orElseThrow(),
                row.optionalDecimal("target"),
                row.optionalDate("due"),
                row.constant("state", GoalState.class),
                row.optionalDecimal("value"),
                row.optionalDate("read_on"),
                row.optionalText("note"),
                row.date("created_on"),
                row.optionalDate("closed_on"),
                row.optionalText("closed_reason"),
                row.integer("version"));
    }
}
