package org.loyaltyloop.loop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Settings;

/** Counts all sheets anew from facts and journeys. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class RecountSteps {

    /** What is held in memory at once: the larger, the more. */
    private static final int DAYS_AT_ONCE = 16;

    private final Database database;
    private final Settings settings;
    private final SheetStore store;
    private final LedgerStore ledgers;

    @Inject
    RecountSteps(Database database, Settings settings, SheetStore store, LedgerStore ledgers) {
        this.database = database;
        this.settings = settings;
        this.store = store;
        this.ledgers = ledgers;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RecountSteps() {
        this(null, null, null, null);
    }

    /** From now on figures come from the facts. */
    public void begin() {
        store.publishAnew(store.state().revision() + 1, Optional.empty());
    }

    /**
     * Counts from one picture of the database: notes that it shows are in the facts that it shows,
     * notes that come later are folded in later. Recordings do not wait.
     *
     * @param progress told months done and months in all
     */
    public void run(BiConsumer<Long, Long> progress) {
        database.update("set transaction isolation level repeatable read");
        // Before the first look at the data, so that the picture is of after the last fold.
        database.update("lock table loop.fold in exclusive mode");
        store.probeOnly();
        count(progress);
    }

    /** The same within a transaction that nobody else changes anything beside. */
    void count(BiConsumer<Long, Long> progress) {
        ZoneId zone = settings.zone();
        long revision = store.state().revision() + 1;
        store.clear();
        ledgers.clear();
        List<LocalDate> months = months(zone);
        for (LocalDate month : months) {
            Period days = new Period(month, month.plusMonths(1));
            store.save(month(days, revision, zone), revision);
            progress.accept(months.indexOf(month) + 1L, (long) months.size());
        }
        store.publishAnew(revision, Optional.of(zone.getId()));
    }

    /** Those in which anything happened: between an old date and the rest may lie decades. */
    private List<LocalDate> months(ZoneId zone) {
        return database.list(
                """
                select distinct date_trunc('month', occurred_at at time zone ?)::date as month
                from touchpoint.touchpoint where withdrawn_at is null order by 1
                """,
                row -> row.date("month"),
                zone.getId());
    }

    /** Counts a month; its ledgers are saved on the way. */
    private Map<Sheet.Key, Sheet> month(Period month, long revision, ZoneId zone) {
        Map<Sheet.Key, Sheet> sheets = new HashMap<>();
        LocalDate from = month.from();
        while (from.isBefore(month.to())) {
            LocalDate to = from.plusDays(DAYS_AT_ONCE);
            Period days = new Period(from, to.isBefore(month.to()) ? to : month.to());
            counts(sheets, days, revision, zone);
            sets(sheets, days, zone);
            from = to;
        }
        Map<Sheet.Key, Sheet> withMonths = new HashMap<>(sheets);
        sheets.forEach(
                (key, day) ->
                        withMonths.computeIfAbsent(key.ofMonth(), k -> Sheet.blank()).add(day));
        return withMonths;
    }

    private void counts(Map<Sheet.Key, Sheet> sheets, Period days, long revision, ZoneId zone) {
        DayCounts counts = new DayCounts();
        FactSource facts = new FactSource(database, LoopFilter.of(days), zone);
        for (Topic topic : Topic.values()) {
            if (!topic.ofAccounts()) {
                facts.each(
                        topic,
                        days,
                        (day, line, account, key, n) ->
                                counts.add(topic, line, day, account, key, n));
            }
        }
        counts.days()
                .forEach(
                        (day, ledger) -> {
                            for (Topic topic : Topic.values()) {
                                Counts sum = ledger.sum(topic);
                                if (!sum.isEmpty()) {
                                    sheets.put(
                                            new Sheet.Key(topic, false, day),
                                            new Sheet(sum, new AccountSets()));
                                }
                            }
                        });
        ledgers.insert(counts.days(), revision);
    }

    private void sets(Map<Sheet.Key, Sheet> sheets, Period days, ZoneId zone) {
        Query query =
                new FactSql(LoopFilter.of(days), zone)
                        .touchpoints(
                                """
                                distinct (t.occurred_at at time zone '%s')::date as day, a.number, %s as place,
                                case when t.survey_metric is null then 0 else %s end as asked"""
                                        .formatted(
                                                zone.getId(),
                                                FactSql.TOUCHED_PLACE,
                                                FactSql.ASKED_PLACE),
                                days);
        database.list(
                query.sql(),
                row -> {
                    LocalDate day = row.date("day");
                    int account = Math.toIntExact(row.number("number"));
                    int place = row.integer("place");
                    int asked = row.integer("asked");
                    AccountSets accounts = sets(sheets, Topic.ACCOUNTS, day);
                    accounts.add(0, account);
                    accounts.add(Key.stageOfPlace(place), account);
                    sets(sheets, Topic.ACCOUNTS_BY_PLACE, day).add(place, account);
                    if (asked > 0) {
                        sets(sheets, Topic.ANSWERED, day).add(Key.stageOfPlace(asked), account);
                        sets(sheets, Topic.ANSWERED_BY_PLACE, day).add(asked, account);
                    }
                    return true;
                },
                query.parameters());
    }

    private static AccountSets sets(Map<Sheet.Key, Sheet> sheets, Topic topic, LocalDate day) {
        return sheets.computeIfAbsent(new Sheet.Key(topic, false, day), k -> Sheet.blank()).sets();
    }
}
