package org.loyaltyloop.customerview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/** The calendar of a colleague or a team, over what contexts publish for it. */
@ApplicationScoped
public class CalendarQueries {

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
     * what takes no certain time goes first. With the team: what its members have to do as well.
     */
    public List<CalendarEntry> between(
            Actor actor, boolean team, LocalDate first, LocalDate last, ZoneId zone) {
        return database.list(
                """
                select e.kind, e.id, e.title, a.id as account_id, a.name as account_name, e.day, e.starts_at, e.ends_at,
                       e.state, e.version, string_agg(u.display_name, ', ' order by u.display_name) as people
                from agenda.v_entry e
                join staff.v_user u on u.id = e.user_id
                left join customer.v_account_survivor s on s.given_id = e.given_account_id
                left join customer.v_account a on a.id = s.account_id
                where (e.starts_at < ? and e.starts_at > ? and e.ends_at > ? or e.day between ? and ?) and e.state <> 'CANCELLED'
                group by e.kind, e.id, e.title, a.id, a.name, e.day, e.starts_at, e.ends_at, e.state, e.version
                having bool_or(u.id = ? or u.team_id = ?)
                order by e.starts_at nulls first, e.title, e.id
                """,
                row ->
                        new CalendarEntry(
                                row.text("kind").equals("MEETING"),
                                row.uuid("id"),
                                row.text("title"),
                                row.optionalUuid("account_id").map(AccountId::new),
                                row.optionalText("account_name"),
                                row.text("people"),
                                row.optionalDate("day"),
                                row.optionalInstant("starts_at"),
                                row.optionalInstant("ends_at"),
                                row.text("state").equals("HELD")
                                        || row.text("state").equals("DONE"),
                                row.integer("version")),
                last.plusDays(1).atStartOfDay(zone).toInstant(),
                // No meeting is longer than a day: the index on the start finds those that last
                // over midnight.
                first.atStartOfDay(zone).minusDays(2).toInstant(),
                first.atStartOfDay(zone).toInstant(),
                first,
                last,
                actor.user().map(UserId::value),
                team ? actor.team().map(TeamId::value) : Optional.empty());
    }
}
