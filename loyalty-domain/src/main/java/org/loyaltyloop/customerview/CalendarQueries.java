package org.loyaltyloop.customerview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Question;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/** The calendar of a colleague, a team or an account, over what contexts publish for it. */
@ApplicationScoped
public class CalendarQueries {

    /** Things of an account that its view lists. */
    private static final int NEXT = 6;

    private static final String SHOWN =
            """
            select e.kind, e.id, e.title, a.id as account_id, a.name as account_name, e.day, e.starts_at, e.ends_at,
                   e.state, e.version, string_agg(u.display_name, ', ' order by u.display_name) as people,
                   coalesce(bool_or(u.id = ?), false) as mine
            """;

    private static final String NAMED =
            """
             e
            join staff.v_user u on u.id = e.user_id
            left join customer.v_account_survivor s on s.given_id = e.given_account_id
            left join customer.v_account a on a.id = s.account_id
            """;

    private static final String ENTRIES = SHOWN + "from agenda.v_entry" + NAMED;

    /** With what other contexts have for a calendar. */
    private static final String ENTRIES_OF_ALL =
            SHOWN
                    + """
                    from (
                        select kind, id, user_id, given_account_id, title, day, starts_at, ends_at, state, version
                        from agenda.v_entry
                        union all
                        select 'CONVERSATION', id, lead_id, given_account_id, subject, null, starts_at,
                               starts_at + make_interval(mins => coalesce(minutes, 30)), state, version
                        from conversation.v_conversation
                        union all
                        select 'PROMISE', id, user_id, given_account_id, what, due, null, null, state, version
                        from conversation.v_commitment
                        where side = 'OURS' and state <> 'WITHDRAWN'
                        union all
                        select 'NOTICE', c.id, coalesce(c.owner_id, o.owner_id), c.given_account_id, c.name, c.notice_on,
                               null, null, 'OPEN', c.version
                        from contract.v_contract c
                        join customer.v_account o on o.id = c.account_id
                        where c.notice_on is not null and c.last_day is null and c.signed_on is not null
                        union all
                        select 'END', c.id, coalesce(c.owner_id, o.owner_id), c.given_account_id, c.name,
                               c.in_force_until, null, null, 'OPEN', c.version
                        from contract.v_contract c
                        join customer.v_account o on o.id = c.account_id
                        where c.in_force_until is not null and c.signed_on is not null)
                    """
                    + NAMED;

    private static final String GROUPED =
            """
            group by e.kind, e.id, e.title, a.id, a.name, e.day, e.starts_at, e.ends_at, e.state, e.version
            """;

    private final Database database;

    @Inject
    CalendarQueries(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected CalendarQueries() {
        this(null);
    }

    /**
     * What the actor has to do from the first to the last day, both included, in the order of time;
     * what takes no certain time goes first: meetings and tasks, conversations and promises, and
     * the days that matter of contracts. With the team: what its members have to do as well.
     */
    public List<CalendarEntry> between(
            Actor actor, boolean team, LocalDate first, LocalDate last, ZoneId zone) {
        Instant from = first.atStartOfDay(zone).toInstant();
        return database.list(
                ENTRIES_OF_ALL
                        + """
                        where (e.starts_at < ? and e.starts_at > ? and e.ends_at > ? or e.day between ? and ?)
                          and e.state <> 'CANCELLED'
                        """
                        + GROUPED
                        + """
                        having bool_or(u.id = ? or u.team_id = ?)
                        order by e.starts_at nulls first, e.title, e.id
                        """,
                CalendarQueries::entry,
                actor.user().map(UserId::value),
                last.plusDays(1).atStartOfDay(zone).toInstant(),
                longBefore(from),
                from,
                first,
                last,
                actor.user().map(UserId::value),
                team ? actor.team().map(TeamId::value) : Optional.empty());
    }

    /**
     * The actor's day: what should have been done, the meetings of today, and what is to be done by
     * today, in this order; at most so many.
     */
    public List<CalendarEntry> day(Actor actor, LocalDate today, ZoneId zone, int limit) {
        Instant from = today.atStartOfDay(zone).toInstant();
        return database.list(
                ENTRIES
                        + """
                        where e.user_id = ? and e.state <> 'CANCELLED'
                          and (e.starts_at < ? and e.starts_at > ? and e.ends_at > ? or e.day <= ? and e.state = 'OPEN')
                        """
                        + GROUPED
                        + """
                        order by case when e.day < ? then 0 when e.day is null then 1 else 2 end,
                                 e.day, e.starts_at, e.title, e.id
                        limit ?
                        """,
                CalendarQueries::entry,
                actor.user().map(UserId::value),
                actor.user().map(UserId::value),
                today.plusDays(1).atStartOfDay(zone).toInstant(),
                longBefore(from),
                from,
                today,
                today,
                limit);
    }

    /** What is planned and open with an account, the given ids being its own and those merged. */
    static Question<CalendarEntry> next(AccountId account, Instant now) {
        return Question.of(
                ENTRIES
                        + """
                        where e.given_account_id in (select given_id from customer.v_account_survivor
                                                     where given_id = ? or merged_into = ?)
                          and (e.state = 'PLANNED' and e.ends_at > ? or e.state = 'OPEN')
                        """
                        + GROUPED
                        + """
                        order by coalesce(e.starts_at, e.day::timestamptz), e.title, e.id
                        limit ?
                        """,
                CalendarQueries::entry,
                Optional.empty(),
                account.value(),
                account.value(),
                now,
                NEXT);
    }

    /**
     * No meeting is longer than a day: the index on the start finds those that last over midnight.
     */
    private static Instant longBefore(Instant from) {
        return from.minusSeconds(2L * 24 * 60 * 60);
    }

    private static CalendarEntry entry(Row row) throws SQLException {
        return new CalendarEntry(
                row.constant("kind", CalendarKind.class),
                row.uuid("id"),
                row.text("title"),
                row.optionalUuid("account_id").map(AccountId::new),
                row.optionalText("account_name"),
                row.text("people"),
                row.flag("mine"),
                row.optionalDate("day"),
                row.optionalInstant("starts_at"),
                row.optionalInstant("ends_at"),
                row.text("state").equals("HELD") || row.text("state").equals("DONE"),
                row.integer("version"));
    }
}
