package org.loyaltyloop.loop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Settings;

/** The steps of a recount, each a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class TouchpointDaysSteps {

    private final Database database;
    private final Settings settings;

    @Inject
    TouchpointDaysSteps(Database database, Settings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TouchpointDaysSteps() {
        this(null, null);
    }

    /** The first and the last day that anything is counted on, or ought to be. */
    record Span(LocalDate first, LocalDate last) {

        long months() {
            return ChronoUnit.MONTHS.between(first.withDayOfMonth(1), last.withDayOfMonth(1)) + 1;
        }
    }

    /** The days to count; empty when there is nothing to count and nothing was. */
    public Optional<Span> span() {
        return database.first(
                """
                select min(day) as first, max(day) as last
                from (select (min(occurred_at) at time zone ?)::date as day from touchpoint.touchpoint
                      union all
                      select (max(occurred_at) at time zone ?)::date from touchpoint.touchpoint
                      union all
                      select min(day) from loop.touchpoint_day
                      union all
                      select max(day) from loop.touchpoint_day) as ends
                having min(day) is not null
                """,
                row -> new Span(row.date("first"), row.date("last")),
                settings.zone().getId(),
                settings.zone().getId());
    }

    /**
     * Counts some days anew. Holds off recordings for that long: those that have counted already
     * are seen, those that have not will add themselves.
     */
    public void recount(LocalDate from, LocalDate to) {
        String zone = settings.zone().getId();
        database.update("lock table loop.touchpoint_day in share row exclusive mode");
        database.update("delete from loop.touchpoint_day where day >= ? and day < ?", from, to);
        database.update(
                """
                insert into loop.touchpoint_day (day, stage, department, channel, team_id, n)
                select (t.occurred_at at time zone ?)::date, t.stage, t.department, t.channel,
                       coalesce(a.team_id, '00000000-0000-0000-0000-000000000000'), count(*)
                from touchpoint.touchpoint t
                join customer.account given on given.id = t.account_id
                join customer.account a on a.id = coalesce(given.merged_into, given.id)
                where t.withdrawn_at is null and t.occurred_at >= ?::timestamp at time zone ?
                  and t.occurred_at < ?::timestamp at time zone ?
                group by 1, 2, 3, 4, 5
                """,
                zone,
                from.toString(),
                zone,
                to.toString(),
                zone);
    }
}
