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
import java.util.UUID;
import java.util.function.BiConsumer;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.offering.ProductLineId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Settings;

/** Counts all sheets anew from facts and journeys. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class RecountSteps {

    /** What is held in memory at once: the larger, the more. */
    private static final int DAYS_AT_ONCE = 7;

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
        List<UUID> lines =
                database.list("select id from offering.product_line", row -> row.uuid("id"));
        Optional<Period> all = span(zone);
        if (all.isPresent()) {
            LocalDate first = all.get().from().withDayOfMonth(1);
            long months =
                    all.get()
                            .from()
                            .withDayOfMonth(1)
                            .datesUntil(all.get().to(), java.time.Period.ofMonths(1))
                            .count();
            for (long done = 0; done < months; done++) {
                LocalDate month = first.plusMonths(done);
                store.save(
                        month(new Period(month, month.plusMonths(1)), lines, revision, zone),
                        revision);
                progress.accept(done + 1, months);
            }
        }
        store.publishAnew(revision, Optional.of(zone.getId()));
    }

    private Optional<Period> span(ZoneId zone) {
        return database.first(
                """
                select (min(occurred_at) at time zone ?)::date as first, (max(occurred_at) at time zone ?)::date as last
                from touchpoint.touchpoint having count(*) > 0
                """,
                row -> new Period(row.date("first"), row.date("last").plusDays(1)),
                zone.getId(),
                zone.getId());
    }

    /** Counts a month; its ledgers are saved on the way. */
    private Map<Sheet.Key, Sheet> month(
            Period month, List<UUID> lines, long revision, ZoneId zone) {
        Map<Sheet.Key, Sheet> sheets = new HashMap<>();
        LocalDate from = month.from();
        while (from.isBefore(month.to())) {
            LocalDate to = from.plusDays(DAYS_AT_ONCE);
            Period days = new Period(from, to.isBefore(month.to()) ? to : month.to());
            counts(sheets, days, lines, revision, zone);
            sets(sheets, days, zone);
            from = to;
        }
        Map<Sheet.Key, Sheet> withMonths = new HashMap<>(sheets);
        sheets.forEach(
                (key, day) ->
                        withMonths.computeIfAbsent(key.ofMonth(), k -> Sheet.blank()).add(day));
        return withMonths;
    }

    private void counts(
            Map<Sheet.Key, Sheet> sheets,
            Period days,
            List<UUID> lines,
            long revision,
            ZoneId zone) {
        DayCounts counts = new DayCounts();
        LoopFilter all = LoopFilter.of(days);
        count(counts, Ledger.WHOLE, new FactSource(database, all, zone), days);
        for (UUID line : lines) {
            LoopFilter about = all.about(Optional.of(new ProductLineId(line)));
            count(counts, line, new FactSource(database, about, zone), days);
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

    private static void count(DayCounts counts, UUID line, FactSource facts, Period days) {
        for (Topic topic : Topic.values()) {
            if (!topic.ofAccounts()) {
                facts.each(
                        topic,
                        days,
                        (day, account, key, n) -> counts.add(topic, line, day, account, key, n));
            }
        }
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
