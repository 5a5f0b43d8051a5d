package org.loyaltyloop.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;

/** Customers' goals for pages. Everybody reads them. */
@ApplicationScoped
public class GoalQueries {

    /** The columns of {@code v_goal} that {@link #view} reads. */
    public static final String COLUMNS =
            "g.id, g.title, g.measure, g.baseline, g.target, g.due, g.state, g.value, g.read_on, g.note, g.created_on, g.version";

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
     */
    public record Owned(GoalView goal, AccountId account, String accountName) {}

    /** One goal. */
    public Optional<Owned> find(GoalId id) {
        return database.first(
                "select "
                        + COLUMNS
                        + """
                        , a.id as living_id, a.name as account_name
                        from conversation.v_goal g
                        join customer.v_account_survivor s on s.given_id = g.given_account_id
                        join customer.v_account a on a.id = s.account_id
                        where g.id = ?
                        """,
                row ->
                        new Owned(
                                view(row),
                                new AccountId(row.uuid("living_id")),
                                row.text("account_name")),
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

    /** The readings of a goal, the latest first, at most 200. */
    public List<Reading> readings(GoalId id) {
        return database.list(
                """
                select read_on, value, note, author, conversation_id from conversation.goal_reading
                where goal_id = ?
                order by read_on desc, recorded_at desc, id desc
                limit 200
                """,
                row ->
                        new Reading(
                                row.date("read_on"),
                                row.optionalDecimal("value").orElseThrow(),
                                row.optionalText("note"),
                                row.text("author"),
                                row.optionalUuid("conversation_id").map(ConversationId::new)),
                id.value());
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
                row.integer("version"));
    }
}
