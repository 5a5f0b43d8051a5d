package org.loyaltyloop.loop;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.platform.Database;
import org.roaringbitmap.RoaringBitmap;

/** Counts facts and journeys at the moment of asking: exact for any filter, at a price. */
final class FactSource implements CountSource {

    private final Database database;
    private final FactSql sql;
    private final StandingSql standings;

    FactSource(Database database, LoopFilter filter, ZoneId zone) {
        this.database = database;
        this.sql = new FactSql(filter, zone);
        this.standings = new StandingSql(filter, zone);
    }

    @Override
    public Counts sum(Topic topic, Period period) {
        Counts sum = new Counts();
        days(topic, period).values().forEach(sum::add);
        return sum;
    }

    @Override
    public Map<LocalDate, Counts> days(Topic topic, Period period) {
        Map<LocalDate, Counts> days = new HashMap<>();
        Query query = sql.counts(topic, period);
        database.list(
                query.sql(),
                row -> {
                    Counts day = days.computeIfAbsent(row.date("day"), d -> new Counts());
                    day.add(row.integer("key"), row.number("n"));
                    return day;
                },
                query.parameters());
        return days;
    }

    @Override
    public Reach reach(Period period) {
        Map<Integer, Long> accounts = new HashMap<>();
        Map<Integer, Long> answered = new HashMap<>();
        Query query =
                new Query()
                        .add("with reached as (")
                        .add(sql.touchpoints("distinct t.stage, a.id as account_id", period))
                        .add("), answered as (")
                        .add(
                                sql.touchpoints(
                                        "distinct coalesce(t.survey_stage, t.stage) as stage, a.id as account_id",
                                        period))
                        .add(
                                """
                                and t.survey_metric is not null)
                                select stage::int, count(*) as accounts, count(answered.account_id) as answered
                                from reached left join answered using (stage, account_id)
                                group by stage
                                union all
                                select 0, count(distinct account_id), 0 from reached""");
        database.list(
                query.sql(),
                row -> {
                    answered.put(row.integer("stage"), row.number("answered"));
                    return accounts.put(row.integer("stage"), row.number("accounts"));
                },
                query.parameters());
        long all = accounts.getOrDefault(0, 0L);
        return new Reach(all, accounts, answered);
    }

    @Override
    public Map<Integer, Standing> standing(LocalDate day, LocalDate stalledBy) {
        Map<Integer, Standing> standing = new HashMap<>();
        Query query =
                new Query()
                        .add("select stage::int, count(*) as accounts, count(*) filter (where")
                        .add(standings.hasStalled(stalledBy))
                        .add(") as stalled from (")
                        .add(standings.standing(day, stalledBy))
                        .add(") standing group by stage");
        database.list(
                query.sql(),
                row ->
                        standing.put(
                                row.integer("stage"),
                                new Standing(row.number("accounts"), row.number("stalled"))),
                query.parameters());
        return standing;
    }

    /** Uses where an account was. */
    @FunctionalInterface
    interface StandingReader {
        void read(int stage, int account, boolean stalled);
    }

    /**
     * Where each account was when the day began, and whether it had stalled by then.
     *
     * @param accounts those to look at; empty for all
     */
    void standing(LocalDate day, Optional<RoaringBitmap> accounts, StandingReader reader) {
        Query query =
                new Query()
                        .add("select stage::int, account, coalesce(")
                        .add(standings.hasStalled(day))
                        .add(", false) as stalled from (")
                        .add(standings.standing(day, day, accounts))
                        .add(") standing");
        database.list(
                query.sql(),
                row -> {
                    reader.read(
                            row.integer("stage"),
                            Math.toIntExact(row.number("account")),
                            row.flag("stalled"));
                    return true;
                },
                query.parameters());
    }

    /** Where accounts are now. */
    Map<Integer, Standing> standingNow(LocalDate stalledBy) {
        Map<Integer, Standing> standing = new HashMap<>();
        Query query =
                new Query()
                        .add(
                                "select h.reached::int as stage, count(*) as accounts, count(*) filter (where")
                        .add(standings.hasStalled(stalledBy))
                        .add(") as stalled from (")
                        .add(sql.now())
                        .add(") h join journey.patience p on p.stage = h.reached group by 1");
        database.list(
                query.sql(),
                row ->
                        standing.put(
                                row.integer("stage"),
                                new Standing(row.number("accounts"), row.number("stalled"))),
                query.parameters());
        return standing;
    }

    /** Uses one count of an account on a day. */
    @FunctionalInterface
    interface AccountReader {
        void read(LocalDate day, UUID line, int account, int key, int n);
    }

    /**
     * The counts of a topic by day, account and line as ledgers hold them, as they come; within a
     * transaction. The filter asks for all.
     */
    void each(Topic topic, Period period, AccountReader reader) {
        each(
                sql.byAccount().counts(topic, period),
                (day, line, account, key, n) -> {
                    reader.read(day, line, account, key, n);
                    if (topic.hasPlace() && !line.equals(Ledger.WHOLE)) {
                        reader.read(day, Ledger.WHOLE, account, key, n);
                    }
                });
        if (topic == Topic.PAIRS || topic == Topic.GAPS) {
            each(sql.byLine().counts(topic, period), reader);
        }
    }

    private void each(Query query, AccountReader reader) {
        database.each(
                query.sql(),
                row ->
                        reader.read(
                                row.date("day"),
                                row.optionalUuid("line_id").orElse(Ledger.WHOLE),
                                Math.toIntExact(row.number("account")),
                                row.integer("key"),
                                Math.toIntExact(row.number("n"))),
                query.parameters());
    }

    @Override
    public long pending() {
        return 0;
    }
}
