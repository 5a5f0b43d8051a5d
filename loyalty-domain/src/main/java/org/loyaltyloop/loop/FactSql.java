package org.loyaltyloop.loop;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.offering.ProductLineId;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;

/**
 * Statements that count facts and journeys: rows {@code day, key, n} for every {@link Topic}, with
 * the keys of {@link Key}, and the number of the {@code account} where they are wanted account by
 * account. The filter narrows them; its period is not used.
 */
final class FactSql {

    /** The number of a department and a channel in a key, from the names in a column. */
    private static final String DEPARTMENT = ordinal(Department.values(), "t.department");

    private static final String CHANNEL = ordinal(Channel.values(), "t.channel");

    /** Where a touchpoint is counted; the stage is to be put in. */
    private static final String PLACE =
            "((%s::int << 8) | (" + DEPARTMENT + " << 4) | " + CHANNEL + ")";

    static final String TOUCHED_PLACE = PLACE.formatted("t.stage");
    static final String ASKED_PLACE = PLACE.formatted("coalesce(t.survey_stage, t.stage)");

    /** All accounts that answer with a living one, as ids. */
    static final String GIVEN =
            """
            (select g.id from customer.account g where g.id = %1$s
             union all
             select g.id from customer.account g where g.merged_into = %1$s)""";

    /**
     * Not withdrawn, for look-ups along the timeline of an account: said so that the planner does
     * not think of the index of all living touchpoints, which it combines with the timeline where
     * it has no statistics, a hundred times slower; and yet knows that nearly all are.
     */
    static final String LIVING = "(t.withdrawn_at is null) is true";

    private final LoopFilter filter;
    private final ZoneId zone;
    private final Grain grain;

    /** What is counted together. */
    private enum Grain {
        /** All that the filter asks for. */
        TOGETHER,
        /** Each account; journeys of product lines for themselves. */
        ACCOUNT,
        /** Each account with each of its product lines. */
        LINE
    }

    FactSql(LoopFilter filter, ZoneId zone) {
        this(filter, zone, Grain.TOGETHER);
    }

    private FactSql(LoopFilter filter, ZoneId zone, Grain grain) {
        this.filter = filter;
        this.zone = zone;
        this.grain = grain;
    }

    /**
     * The same by {@code account}, its number, and {@code line_id}: that of touchpoints if they are
     * about one; of journeys, {@link Ledger#WHOLE} for headlines; empty for pairs and gaps.
     */
    FactSql byAccount() {
        return new FactSql(filter, zone, Grain.ACCOUNT);
    }

    /** Pairs and gaps among the touchpoints about each product line. */
    FactSql byLine() {
        return new FactSql(filter, zone, Grain.LINE);
    }

    static final String ACCOUNT = "a.number as account";

    /** What rows are counted by besides day and key. */
    private String account(String alias) {
        return grain == Grain.TOGETHER ? "" : "%1$s.account, %1$s.line_id, ".formatted(alias);
    }

    private String group() {
        return grain == Grain.TOGETHER ? " group by 1, 2" : " group by 1, 2, 3, 4";
    }

    private static String ordinal(Enum<?>[] constants, String column) {
        return Arrays.stream(constants)
                .map(constant -> "'" + constant.name() + "'")
                .collect(Collectors.joining(", ", "array_position(array[", "], " + column + ")"));
    }

    /** Narrows {@code customer.account a} to the accounts asked for. */
    Query accounts() {
        return new Query()
                .when(filter.team().map(TeamId::value), "and a.team_id = ?")
                .when(filter.owner().map(UserId::value), "and a.owner_id = ?")
                .when(filter.sector(), "and a.sector = ?");
    }

    /** The living touchpoints {@code t} asked for, with the living account {@code a}. */
    Query touchpoints(String columns, Period period) {
        return facts(columns, period)
                .when(filter.department().map(Enum::name), "and t.department = ?")
                .when(filter.channel().map(Enum::name), "and t.channel = ?");
    }

    /**
     * The same by whatever department and along whatever channel. Naming all stages lets a period
     * be found by the index of stages and moments; there is none of moments alone.
     */
    private Query facts(String columns, Period period) {
        return new Query()
                .add("select " + columns)
                .add(
                        """
                        from touchpoint.touchpoint t
                        join customer.account given on given.id = t.account_id
                        join customer.account a on a.id = coalesce(given.merged_into, given.id)
                        where t.withdrawn_at is null and t.stage = any ('{1,2,3,4,5,6,7,8}')
                          and t.occurred_at >= ? and t.occurred_at < ?""",
                        period.start(zone),
                        period.end(zone))
                .when(filter.offering().map(ProductLineId::value), "and t.line_id = ?")
                .add(accounts());
    }

    /** Rows of a topic. */
    Query counts(Topic topic, Period period) {
        return switch (topic) {
            case TOUCHPOINTS ->
                    grouped(
                            "t.occurred_at",
                            TOUCHED_PLACE,
                            touchpoints("t.*, " + ACCOUNT, period),
                            "t");
            case SCORES ->
                    grouped(
                            "t.occurred_at",
                            "("
                                    + ASKED_PLACE
                                    + " << 6) | (("
                                    + METRIC
                                    + " - 1) << 4) | t.survey_score",
                            touchpoints("t.*, " + ACCOUNT, period)
                                    .add("and t.survey_metric is not null"),
                            "t");
            case REACHED -> grouped("s.reached_at", stayKey(), stays("s.reached_at", period), "s");
            case LEFT -> grouped("s.left_at", stayKey(), stays("s.left_at", period), "s");
            case STARTED ->
                    grouped(
                            "l.started_at",
                            """
                            (l.first::int << 2)
                            | case when l.lap = 1 or l.bought <> 'YES' then 0 when l.short_loop then 2 else 1 end""",
                            laps("l.started_at", period),
                            "l");
            case ENDED ->
                    grouped(
                            "l.ended_at",
                            "(l.reached::int << 8) | l.visited",
                            laps("l.ended_at", period),
                            "l");
            case LAP_DAYS ->
                    grouped(
                            "l.ended_at",
                            days("l.started_at", "l.ended_at"),
                            laps("l.ended_at", period),
                            "l");
            case PAIRS -> pairs(period);
            case GAPS -> gaps(period);
            case RESPONSES -> responses(period);
            case QUIET -> grouped("h.last_at", "h.reached::int", headlines(period), "h");
            case ACCOUNTS, ACCOUNTS_BY_PLACE, ANSWERED, ANSWERED_BY_PLACE ->
                    throw new IllegalArgumentException(topic + " is about sets");
        };
    }

    private static final String METRIC =
            "array_position(array['NPS', 'CES1', 'CES2', 'CSAT'], t.survey_metric)";

    private Query grouped(String moment, String key, Query rows, String alias) {
        return new Query()
                .add(
                        "select "
                                + account(alias)
                                + "("
                                + moment
                                + " at time zone ?)::date as day,",
                        zone.getId())
                .add(key + " as key, count(*) as n from (")
                .add(rows)
                .add(") " + alias + group());
    }

    /** Calendar days from one moment to another, as keys hold them. */
    private String days(String from, String to) {
        String name = "'" + zone.getId() + "'";
        return "greatest(0, least(%d, (%s at time zone %s)::date - (%s at time zone %s)::date))"
                .formatted(Key.MOST_DAYS, to, name, from, name);
    }

    private String stayKey() {
        return "(s.stage::int << 17) | (coalesce(s.left_to, 0)::int << 13) | case when s.left_at is null then 0 else "
                + days("s.reached_at", "s.left_at")
                + " end";
    }

    private Query stays(String moment, Period period) {
        return stays("s.*, " + ACCOUNT)
                .add("and " + moment + " >= ?", period.start(zone))
                .add("and " + moment + " < ?", period.end(zone));
    }

    /** Stays {@code s} of the journeys asked for, with the account {@code a}. */
    Query stays(String columns) {
        return journeys(columns, "s", "journey.v_stay", "journey.v_line_stay");
    }

    private Query laps(String moment, Period period) {
        return journeys("l.*, " + ACCOUNT, "l", "journey.v_lap", "journey.v_line_lap")
                .add("and " + moment + " >= ?", period.start(zone))
                .add("and " + moment + " < ?", period.end(zone));
    }

    /** Rows {@code reached, last_at} of all that the accounts' journeys are at now. */
    Query now() {
        return journeys("h.reached, h.last_at", "h", "journey.v_headline", "journey.v_line");
    }

    private Query headlines(Period period) {
        return journeys("h.*, " + ACCOUNT, "h", "journey.v_headline", "journey.v_line")
                .add("and h.last_at >= ? and h.last_at < ?", period.start(zone), period.end(zone));
    }

    private Query journeys(String columns, String alias, String headlines, String lines) {
        String view = filter.offering().isPresent() || grain != Grain.TOGETHER ? lines : headlines;
        return new Query()
                .add("select " + columns + " from " + view + " " + alias)
                .add("join customer.account a on a.id = " + alias + ".account_id where true")
                .when(filter.offering().map(ProductLineId::value), "and " + alias + ".line_id = ?")
                .add(accounts());
    }

    /**
     * Pairs of consecutive moving touchpoints of an account, on the day of the second. The first
     * may lie before the period.
     */
    private Query pairs(Period period) {
        return new Query()
                .add("select " + account("p") + "(p.at at time zone ?)::date as day,", zone.getId())
                .add(
                        "(p.before::int << 17) | (p.stage::int << 13) | case when p.gap < ? then 0 else p.gap end as key,",
                        Key.LONG_GAP)
                .add(
                        "count(*) as n from (select q.*, "
                                + days("q.before_at", "q.at")
                                + " as gap from (with step as (")
                .add(moves("lag", period))
                .add(
                        ") select step.account, step.line_id, step.stage, step.at, coalesce(step.stage_beside, beside.stage) as before,")
                .add("coalesce(step.at_beside, beside.occurred_at) as before_at")
                .add("from step left join lateral (")
                .add(neighbour("<", "desc"))
                .add(
                        ") beside on true where coalesce(step.stage_beside, beside.stage) is not null) q) p"
                                + group());
    }

    /** Moving touchpoints that none followed for long, on their own day. */
    private Query gaps(Period period) {
        return new Query()
                .add("select " + account("p") + "(p.at at time zone ?)::date as day,", zone.getId())
                .add("(p.stage::int << 13) | coalesce(p.gap, 0) as key, count(*) as n")
                .add(
                        "from (select q.*, case when q.after_at is null then null else "
                                + days("q.at", "q.after_at")
                                + " end as gap from (with step as (")
                .add(moves("lead", period))
                .add(
                        ") select step.account, step.line_id, step.stage, step.at, coalesce(step.at_beside, beside.occurred_at) as after_at")
                .add("from step left join lateral (")
                .add(neighbour(">", "asc"))
                .add(
                        ") beside on true) q) p where p.gap is null or p.gap >= ?" + group(),
                        Key.LONG_GAP);
    }

    private Query moves(String beside, Period period) {
        String order =
                " over (partition by account_id, line_id order by at, stage, source, external_id)";
        return new Query()
                .add("select account_id, account, line_id, stage, at, source, external_id,")
                .add(beside + "(stage)" + order + " as stage_beside,")
                .add(beside + "(at)" + order + " as at_beside from (")
                .add(
                        facts(
                                "a.id as account_id, "
                                        + ACCOUNT
                                        + (grain == Grain.LINE
                                                ? ", t.line_id"
                                                : ", null::uuid as line_id")
                                        + ", t.stage, t.occurred_at as at, t.source, t.external_id",
                                period))
                .add(grain == Grain.LINE ? "and t.line_id is not null" : "")
                .add("and t.moving) t");
    }

    /**
     * The moving touchpoint of {@code step}'s account before or after it, where that is not known.
     */
    private Query neighbour(String side, String order) {
        String sorted =
                "order by %2$s.occurred_at %1$s, %2$s.stage %1$s, %2$s.source %1$s, %2$s.external_id %1$s limit 1";
        return new Query()
                .add("select x.stage, x.occurred_at from")
                .add(GIVEN.formatted("step.account_id"))
                .add("given cross join lateral (")
                .add(
                        "select t.stage, t.occurred_at, t.source, t.external_id from touchpoint.touchpoint t")
                .add("where t.account_id = given.id and t.moving and " + LIVING)
                .add("and t.occurred_at " + side + "= step.at")
                .add("and (t.occurred_at, t.stage, t.source, t.external_id) " + side)
                .add("(step.at, step.stage, step.source, step.external_id)")
                .when(filter.offering().map(ProductLineId::value), "and t.line_id = ?")
                .add(grain == Grain.LINE ? "and t.line_id = step.line_id" : "")
                .add(sorted.formatted(order, "t"))
                .add(") x where step.at_beside is null " + sorted.formatted(order, "x"));
    }

    /** Minutes from what a customer did to the next touchpoint in which the firm took part. */
    private Query responses(Period period) {
        return new Query()
                .add("select " + account("r") + "(r.at at time zone ?)::date as day,", zone.getId())
                .add("(r.place << 10) | " + STEP + " as key, count(*) as n from (")
                .add(
                        "select i.account, i.line_id, i.at, i.place, floor(extract(epoch from answer.occurred_at - i.at) / 60)::int as m from (")
                .add(
                        touchpoints(
                                "a.id as account_id, "
                                        + ACCOUNT
                                        + ", t.line_id, t.occurred_at as at, "
                                        + TOUCHED_PLACE
                                        + " as place",
                                period))
                .add("and t.direction = 'INBOUND') i cross join lateral (")
                .add("select min(x.occurred_at) as occurred_at from")
                .add(GIVEN.formatted("i.account_id"))
                .add(
                        """
                        given cross join lateral (
                        select t.occurred_at from touchpoint.touchpoint t
                        where t.account_id = given.id and t.direction <> 'INBOUND' and t.occurred_at > i.at""")
                .add("and " + LIVING)
                .add(
                        "order by t.occurred_at limit 1) x) answer where answer.occurred_at is not null) r"
                                + group());
    }

    /**
     * {@link Key#step} of minutes {@code m}; the length of a number in bits is its power of two.
     */
    private static final String STEP =
            """
            case when r.m < 64 then r.m
                 else 64 + (length(ltrim(r.m::bit(32)::text, '0')) - 7) * 32
                      + (r.m >> (length(ltrim(r.m::bit(32)::text, '0')) - 6)) - 32 end""";
}
