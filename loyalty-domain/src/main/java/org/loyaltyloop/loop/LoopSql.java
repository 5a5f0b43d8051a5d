package org.loyaltyloop.loop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/** The parts that statements about a period and some accounts have in common. */
final class LoopSql {

    private final LoopFilter filter;
    private final ZoneId zone;
    private final Instant now;

    LoopSql(LoopFilter filter, ZoneId zone, Instant now) {
        this.filter = filter;
        this.zone = zone;
        this.now = now;
    }

    Instant from() {
        return filter.period().start(zone);
    }

    Instant to() {
        return filter.period().end(zone);
    }

    /** The period's end, or now while it lasts: a future that has not come cannot stall anybody. */
    Instant asOf() {
        return to().isBefore(now) ? to() : now;
    }

    Instant now() {
        return now;
    }

    /** Narrows {@code customer.account a} to the accounts asked for. */
    Query accounts() {
        return new Query()
                .when(filter.team().map(TeamId::value), "and a.team_id = ?")
                .when(filter.owner().map(UserId::value), "and a.owner_id = ?");
    }

    /**
     * Columns {@code stage, account_id, survey_…} of the living touchpoints asked for; a of the
     * living account.
     */
    Query touchpoints(String columns) {
        return new Query()
                .add("select " + columns)
                .add(
                        """
                        from touchpoint.touchpoint t
                        join customer.account given on given.id = t.account_id
                        join customer.account a on a.id = coalesce(given.merged_into, given.id)
                        where t.withdrawn_at is null and t.occurred_at >= ? and t.occurred_at < ?""",
                        from(),
                        to())
                .when(filter.department().map(Enum::name), "and t.department = ?")
                .add(accounts());
    }

    /**
     * Rows {@code day, stage, n} of counts from a day on to the period's end. From the rollup,
     * which knows no owners; for an owner from the facts.
     */
    Query days(LocalDate first) {
        if (filter.owner().isPresent()) {
            LoopFilter longer =
                    new LoopFilter(
                            new Period(first, filter.period().to()),
                            filter.team(),
                            filter.owner(),
                            filter.department());
            return new Query()
                    .add(
                            "select (x.occurred_at at time zone ?)::date as day, x.stage, 1 as n from (",
                            zone.getId())
                    .add(new LoopSql(longer, zone, now).touchpoints("t.occurred_at, t.stage"))
                    .add(") x");
        }
        return new Query()
                .add(
                        "select day, stage, n from loop.touchpoint_day where day >= ? and day < ?",
                        first,
                        filter.period().to())
                .when(filter.team().map(TeamId::value), "and team_id = ?")
                .when(filter.department().map(Enum::name), "and department = ?");
    }

    /**
     * Rows {@code account_id, stage, days, last_at}: where each account was at the period's end,
     * the patience of that stage and when something last moved it before.
     */
    Query standing() {
        return new Query()
                .add(
                        """
                        select s.account_id, s.stage, p.days,
                               case when h.last_at < ? then h.last_at else (
                                   select max(t.occurred_at) from touchpoint.touchpoint t
                                   where t.account_id in (select g.id from customer.account g where g.id = s.account_id
                                                          union all
                                                          select g.id from customer.account g
                                                          where g.merged_into = s.account_id)
                                     and t.moving and t.withdrawn_at is null and t.occurred_at < ?) end as last_at
                        from journey.v_stay s
                        join journey.v_headline h on h.account_id = s.account_id
                        join journey.patience p on p.stage = s.stage
                        join customer.account a on a.id = s.account_id
                        where s.reached_at < ? and (s.left_at is null or s.left_at >= ?)""",
                        to(),
                        to(),
                        to(),
                        to())
                .add(accounts());
    }

    /** Whether a row of {@link #standing} has stalled. */
    Query hasStalled() {
        return new Query().add("last_at < ? - interval '24 hours' * days", asOf());
    }

    /**
     * Stays {@code s} of laps that reached their stage in the period and whose window {@code w} has
     * passed.
     */
    Query convertible(String columns) {
        return new Query()
                .add("select " + columns)
                .add(
                        """
                        from journey.v_stay s
                        join loop.stage_setting w on w.stage = s.stage
                        join customer.account a on a.id = s.account_id
                        where s.reached_at >= ? and s.reached_at < ?
                          and s.reached_at + interval '24 hours' * w.conversion_window_days <= ?""",
                        from(),
                        to(),
                        now)
                .add(accounts());
    }

    /** Whether a row of {@link #convertible} went further in time. */
    static final String CONVERTED =
            "s.left_at <= s.reached_at + interval '24 hours' * w.conversion_window_days";

    /** Stays {@code s} that ended in the period. */
    Query ended(String columns) {
        return new Query()
                .add("select " + columns)
                .add(
                        """
                        from journey.v_stay s
                        join customer.account a on a.id = s.account_id
                        where s.left_at >= ? and s.left_at < ?""",
                        from(),
                        to())
                .add(accounts());
    }

    /** Laps {@code l} whose moment in that column lies in the period. */
    Query laps(String columns, String moment) {
        return new Query()
                .add("select " + columns)
                .add("from journey.v_lap l join customer.account a on a.id = l.account_id")
                .add("where l." + moment + " >= ? and l." + moment + " < ?", from(), to())
                .add(accounts());
    }

    /**
     * Pairs {@code before, after} of consecutive moving touchpoints of an account, the second of
     * them in the period.
     */
    Query pairs() {
        return new Query()
                .add("with point as (")
                .add(
                        """
                        select a.id as account_id, t.stage, t.occurred_at, t.source, t.external_id
                        from touchpoint.touchpoint t
                        join customer.account given on given.id = t.account_id
                        join customer.account a on a.id = coalesce(given.merged_into, given.id)
                        where t.moving and t.withdrawn_at is null and t.occurred_at >= ? and t.occurred_at < ?""",
                        from(),
                        to())
                .add(accounts())
                .add(
                        """
                        ), step as (
                            select account_id, stage, lag(stage) over (
                                       partition by account_id order by occurred_at, stage, source, external_id) as before
                            from point
                        )
                        select coalesce(step.before, earlier.stage) as before, step.stage as after
                        from step
                        left join lateral (
                            select t.stage
                            from touchpoint.touchpoint t
                            where step.before is null
                              and t.account_id in (select g.id from customer.account g where g.id = step.account_id
                                                   union all
                                                   select g.id from customer.account g
                                                   where g.merged_into = step.account_id)
                              and t.moving and t.withdrawn_at is null and t.occurred_at < ?
                            order by t.occurred_at desc, t.stage desc, t.source desc, t.external_id desc
                            limit 1
                        ) earlier on true
                        where coalesce(step.before, earlier.stage) is not null""",
                        from());
    }
}
