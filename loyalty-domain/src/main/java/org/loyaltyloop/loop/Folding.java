package org.loyaltyloop.loop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.platform.Settings;

/**
 * Brings notes into the sheets, one transaction at a time. For each touchpoint that came or went it
 * looks at the stretch of its account's touchpoints that it can have an effect on (see {@link
 * Segment}): the cost follows what changed, not how long an account's history is.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class Folding {

    /** Notes of one step: some hundreds of milliseconds of work. */
    private static final int TOUCHED_AT_ONCE = 5000;

    /** Rows of what journeys told, and the bytes from which on the others wait. */
    private static final int TOLD_AT_ONCE = 2000;

    private static final int TOLD_BYTES_AT_ONCE = 1 << 20;

    private final Database database;
    private final Settings settings;
    private final SheetStore store;
    private final LedgerStore ledgers;

    @Inject
    Folding(Database database, Settings settings, SheetStore store, LedgerStore ledgers) {
        this.database = database;
        this.settings = settings;
        this.store = store;
        this.ledgers = ledgers;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Folding() {
        this(null, null, null, null);
    }

    /**
     * Folds some notes in. Waits for another that folds.
     *
     * @return whether there may be more
     */
    public boolean step() {
        return step(TOUCHED_AT_ONCE);
    }

    /** As the other one; all notes of the accounts of so many notes, and so some more. */
    boolean step(int touchedAtOnce) {
        ZoneId zone = settings.zone();
        Optional<Long> revision = store.lock(zone.getId());
        if (revision.isEmpty()) {
            return false;
        }
        store.probeOnly();
        DayCounts counts = new DayCounts();
        boolean told = takeTold(counts);
        Collection<Segment> segments = takeTouched(zone, touchedAtOnce);
        SetChanges sets = new SetChanges();
        segments.forEach(segment -> segment.apply(counts, sets));
        boolean any = told || !segments.isEmpty();
        if (any) {
            store.save(changed(sums(counts), sets), revision.get() + 1);
            ledgers.append(counts.days(), revision.get() + 1);
            store.publish(revision.get() + 1);
        }
        return any;
    }

    private boolean takeTold(DayCounts counts) {
        List<Told> told =
                database
                        .list(
                                """
                                with due as (
                                    select seq, sum(size) over (order by seq) - size as before
                                    from (select seq, octet_length(content) as size from loop.told order by seq limit ?) oldest)
                                delete from loop.told
                                where seq in (select seq from due where before < ?)
                                returning content
                                """,
                                row -> Told.read(row.bytes("content")),
                                TOLD_AT_ONCE,
                                TOLD_BYTES_AT_ONCE)
                        .stream()
                        .flatMap(List::stream)
                        .toList();
        if (told.isEmpty()) {
            return false;
        }
        Map<UUID, Integer> numbers = new HashMap<>();
        database.list(
                "select id, number from customer.account where id = any (?)",
                row -> numbers.put(row.uuid("id"), Math.toIntExact(row.number("number"))),
                (Object) told.stream().map(Told::account).distinct().toArray(UUID[]::new));
        for (Told journey : told) {
            int account = numbers.getOrDefault(journey.account(), 0);
            journey.changes()
                    .forEach(
                            (count, n) ->
                                    counts.add(
                                            count.topic(),
                                            journey.line(),
                                            count.day(),
                                            account,
                                            count.key(),
                                            n));
        }
        return true;
    }

    /**
     * Takes notes of touchpoints and reads what they can have an effect on, in one statement: what
     * it sees of the facts fits what it sees of the notes. All notes of an account are taken at
     * once: a fact whose note is still to come would count before its time.
     */
    private Collection<Segment> takeTouched(ZoneId zone, int atOnce) {
        Map<UUID, Map<Integer, Segment>> segments = new HashMap<>();
        List<Change> changes = new ArrayList<>();
        database.list(
                TAKE,
                row -> {
                    UUID account = row.uuid("account_id");
                    int sign = row.integer("sign");
                    if (sign != 0) {
                        return changes.add(new Change(account, Fact.of(row), sign));
                    }
                    Map<Integer, Segment> known =
                            segments.computeIfAbsent(account, a -> new HashMap<>());
                    int place = row.integer("place");
                    Segment segment = known.get(place);
                    if (segment == null) {
                        segment = segment(row, zone);
                        known.put(place, segment);
                    }
                    if (row.optionalUuid("id").isPresent()) {
                        segment.stands(Fact.of(row));
                    }
                    return true;
                },
                atOnce,
                zone.getId(),
                zone.getId(),
                zone.getId());
        for (Change change : changes) {
            segments.getOrDefault(change.account(), Map.of()).values().stream()
                    .filter(segment -> segment.covers(change.fact().at()))
                    .findFirst()
                    .orElseThrow()
                    .changed(change.fact(), change.sign());
        }
        return segments.values().stream().flatMap(places -> places.values().stream()).toList();
    }

    private record Change(UUID account, Fact fact, int sign) {}

    private static Segment segment(Row row, ZoneId zone) throws SQLException {
        return new Segment(
                Math.toIntExact(row.number("number")), row.instant("lo"), row.instant("hi"), zone);
    }

    /** What sheets add up, of all accounts together. */
    private static Map<Sheet.Key, Counts> sums(DayCounts counts) {
        Map<Sheet.Key, Counts> sums = new HashMap<>();
        counts.days()
                .forEach(
                        (day, ledger) -> {
                            for (Topic topic : Topic.values()) {
                                Counts sum = ledger.sum(topic);
                                if (!sum.isEmpty()) {
                                    sums.put(new Sheet.Key(topic, false, day), sum);
                                }
                            }
                        });
        return sums;
    }

    /** Sheets of days with what changed added, and those of their months. */
    private Map<Sheet.Key, Sheet> changed(Map<Sheet.Key, Counts> counts, SetChanges sets) {
        Set<Sheet.Key> keys = new HashSet<>(counts.keySet());
        sets.all().keySet().forEach(m -> keys.add(new Sheet.Key(m.topic(), false, m.day())));
        sets.all()
                .forEach(
                        (m, in) -> {
                            if (!in) {
                                keys.addAll(daysOfMonth(m));
                            }
                        });
        List<Sheet.Key> months = keys.stream().map(Sheet.Key::ofMonth).toList();
        keys.addAll(months);
        Map<Sheet.Key, Sheet> sheets = store.load(keys);
        keys.forEach(key -> sheets.computeIfAbsent(key, k -> Sheet.blank()));
        Map<Sheet.Key, Sheet> written = new HashMap<>();
        counts.forEach(
                (key, changed) -> {
                    touch(sheets, written, key).counts().add(changed);
                    touch(sheets, written, key.ofMonth()).counts().add(changed);
                });
        sets.all()
                .forEach(
                        (m, in) -> {
                            Sheet.Key key = new Sheet.Key(m.topic(), false, m.day());
                            AccountSets day = touch(sheets, written, key).sets();
                            if (in) {
                                day.add(m.key(), m.account());
                            } else {
                                day.remove(m.key(), m.account());
                            }
                        });
        sets.all()
                .forEach(
                        (m, in) -> {
                            Sheet.Key key = new Sheet.Key(m.topic(), false, m.day());
                            AccountSets month = touch(sheets, written, key.ofMonth()).sets();
                            if (in || anyDay(sheets, m)) {
                                month.add(m.key(), m.account());
                            } else {
                                month.remove(m.key(), m.account());
                            }
                        });
        return written;
    }

    private static Sheet touch(
            Map<Sheet.Key, Sheet> sheets, Map<Sheet.Key, Sheet> written, Sheet.Key key) {
        return written.computeIfAbsent(
                key, k -> sheets.computeIfAbsent(k, absent -> Sheet.blank()));
    }

    private static boolean anyDay(Map<Sheet.Key, Sheet> sheets, SetChanges.Membership m) {
        return daysOfMonth(m).stream()
                .map(key -> sheets.getOrDefault(key, Sheet.blank()))
                .anyMatch(day -> day.sets().contains(m.key(), m.account()));
    }

    private static List<Sheet.Key> daysOfMonth(SetChanges.Membership m) {
        LocalDate first = m.day().withDayOfMonth(1);
        return first.datesUntil(first.plusMonths(1))
                .map(day -> new Sheet.Key(m.topic(), false, day))
                .toList();
    }

    /** All ids that answer with the living account {@code %s}; none for one that was absorbed. */
    private static final String GIVEN =
            """
            (select g.id from customer.account g where g.id = %1$s and g.merged_into is null
             union all
             select g.id from customer.account g where g.merged_into = %1$s)""";

    /** The nearest moment at which the account of {@code c} had a certain touchpoint. */
    private static String nearest(String side, String which) {
        return """
               (select %1$s(x.at) from %2$s g
                cross join lateral (
                    select t.occurred_at as at from touchpoint.touchpoint t
                    where t.account_id = g.id and t.withdrawn_at is null and t.occurred_at %3$s c.occurred_at and %4$s
                    order by t.occurred_at %5$s limit 1) x)"""
                .formatted(
                        side.equals("<") ? "max" : "min",
                        GIVEN.formatted("c.account_id"),
                        side,
                        which,
                        side.equals("<") ? "desc" : "asc");
    }

    private static final String OF_LINE = "t.moving and t.line_id = c.line_id";

    private static final String FACT =
            """
            t.id, t.occurred_at, %s as stage, %s as moving, t.direction, t.department, t.channel, t.source, t.external_id,
            t.line_id, t.survey_metric, t.survey_score::int, t.survey_stage::int""";

    /**
     * A pair of moves changes up to the moves next to it, of all and of its line, a first response
     * from the firm's touchpoint before to the one after; where something went, its whole day is
     * looked at, to tell whether the account was there for another reason. Look-ups are kept to one
     * probe of an index each by {@code offset 0}.
     */
    private static final String TAKE =
            """
            with taken as (
                delete from loop.touched d
                using (select distinct oldest.account_id
                       from (select account_id from loop.touched order by seq limit ?) oldest) due
                where d.account_id = due.account_id
                returning d.account_id, d.touchpoint_id, d.stage, d.moving, d.sign
            ), net as (
                select account_id, touchpoint_id, stage, moving, sum(sign)::int as sign
                from taken group by 1, 2, 3, 4 having sum(sign) <> 0
            ), changed as materialized (
                select n.account_id, n.sign, t.*
                from net n
                cross join lateral (
                    select FACT_AS_NOTED from touchpoint.touchpoint t where t.id = n.touchpoint_id offset 0) t
            ), stretch as (
                select c.account_id,
                       least(c.occurred_at,
                             case when c.moving then BEFORE_MOVE end,
                             case when c.moving and c.line_id is not null then BEFORE_OF_LINE end,
                             case when c.direction <> 'INBOUND' then coalesce(BEFORE_ACT, '0001-01-01 00:00Z') end,
                             case when c.sign < 0 then date_trunc('day', c.occurred_at, ?) end) as lo,
                       greatest(c.occurred_at,
                                case when c.moving then AFTER_MOVE end,
                                case when c.moving and c.line_id is not null then AFTER_OF_LINE end,
                                AFTER_ACT,
                                case when c.sign < 0 then
                                    (date_trunc('day', c.occurred_at at time zone ?) + interval '1 day') at time zone ?
                                end) as hi
                from changed c
            ), span as (
                select account_id, unnest(range_agg(tstzrange(lo, hi, '[]'))) as span from stretch group by account_id
            ), placed as (
                select account_id, lower(span) as lo, upper(span) as hi,
                       row_number() over (partition by account_id order by span)::int as place
                from span
            )
            select p.account_id, p.place, a.number, p.lo, p.hi, 0 as sign,
                   f.id, f.occurred_at, f.stage, f.moving, f.direction, f.department, f.channel, f.source,
                   f.external_id, f.line_id, f.survey_metric, f.survey_score, f.survey_stage
            from placed p
            join customer.account a on a.id = p.account_id
            left join lateral (
                select FACT_AS_IT_IS
                from GIVEN_P g
                cross join lateral (
                    select t.* from touchpoint.touchpoint t
                    where t.account_id = g.id and t.withdrawn_at is null and t.occurred_at between p.lo and p.hi
                    offset 0) t
            ) f on true
            union all
            select c.account_id, null, null, null, null, c.sign,
                   c.id, c.occurred_at, c.stage, c.moving, c.direction, c.department, c.channel, c.source,
                   c.external_id, c.line_id, c.survey_metric, c.survey_score, c.survey_stage
            from changed c
            """
                    .replace("FACT_AS_NOTED", FACT.formatted("n.stage::int", "n.moving"))
                    .replace("FACT_AS_IT_IS", FACT.formatted("t.stage::int", "t.moving"))
                    .replace("GIVEN_P", GIVEN.formatted("p.account_id"))
                    .replace("BEFORE_MOVE", nearest("<", "t.moving"))
                    .replace("AFTER_MOVE", nearest(">", "t.moving"))
                    .replace("BEFORE_OF_LINE", nearest("<", OF_LINE))
                    .replace("AFTER_OF_LINE", nearest(">", OF_LINE))
                    .replace("BEFORE_ACT", nearest("<", "t.direction <> 'INBOUND'"))
                    .replace("AFTER_ACT", nearest(">", "t.direction <> 'INBOUND'"));
}
