package org.loyaltyloop.customerview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.agenda.Rhythm;
import org.loyaltyloop.agenda.RhythmUnit;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Question;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/** Agreed rhythms of conversations, judged by the conversations there were. */
@ApplicationScoped
public class CadenceQueries {

    private static final String ROWS =
            """
            select c.account_id, a.name, u.display_name, coalesce(a.owner_id = ?, false) as mine, c.every, c.unit,
                   c.agreed_from, c.last_on, c.due_on, c.kept, c.judged
            from touchpoint.v_cadence c
            join customer.v_account a on a.id = c.account_id
            left join staff.v_user u on u.id = a.owner_id
            """;

    private final Database database;

    @Inject
    CadenceQueries(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected CadenceQueries() {
        this(null);
    }

    /**
     * Accounts whose next conversation is due by that day, the longest overdue first, at most so
     * many: the actor's own, or with the team all of its accounts.
     */
    public List<CadenceRow> dueBy(Actor actor, boolean team, LocalDate day, int limit) {
        Question<CadenceRow> question = askDueBy(actor, team, day, limit);
        database.together(question);
        return question.rows();
    }

    /** The same, to be put along with others. */
    static Question<CadenceRow> askDueBy(Actor actor, boolean team, LocalDate day, int limit) {
        return Question.of(
                ROWS
                        + """
                        where c.ended_on is null and (a.owner_id = ? or a.team_id = ?) and c.due_on <= ?
                        order by c.due_on, a.name, a.id
                        limit ?
                        """,
                CadenceQueries::row,
                actor.user().map(UserId::value),
                actor.user().map(UserId::value),
                team ? actor.team().map(TeamId::value) : Optional.empty(),
                day,
                limit);
    }

    /** The account's rhythm; after a merge the one that is due first. */
    public Optional<CadenceRow> of(AccountId account) {
        Question<CadenceRow> question = ask(account);
        database.together(question);
        return question.rows().stream().findFirst();
    }

    /** The same, to be put along with others, by the living account's id. */
    static Question<CadenceRow> ask(AccountId living) {
        return Question.of(
                ROWS
                        + """
                        where c.ended_on is null
                          and c.given_account_id in (select given_id from customer.v_account_survivor
                                                     where given_id = ? or merged_into = ?)
                        order by c.due_on
                        limit 1
                        """,
                CadenceQueries::row,
                Optional.empty(),
                living.value(),
                living.value());
    }

    private static CadenceRow row(Row row) throws SQLException {
        return new CadenceRow(
                new AccountId(row.uuid("account_id")),
                row.text("name"),
                row.optionalText("display_name"),
                row.flag("mine"),
                new Rhythm(row.integer("every"), row.constant("unit", RhythmUnit.class)),
                row.date("agreed_from"),
                row.optionalDate("last_on"),
                row.date("due_on"),
                row.number("kept"),
                row.number("judged"));
    }
}
