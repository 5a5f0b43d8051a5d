package org.loyaltyloop.loop;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.offering.ProductLineId;
import org.loyaltyloop.touchpoint.LoopStage;
import org.roaringbitmap.RoaringBitmap;

/** Adds up sheets: whole months where they fit, days at the edges. */
final class SheetSource implements CountSource {

    private static final int STAGES = LoopStage.values().length;

    private final Sheets sheets;
    private final LoopFilter filter;
    private final FactSource facts;
    private final Map<Integer, Integer> patience;
    private final LocalDate today;
    private final SheetStore store;
    private final Optional<RoaringBitmap> accounts;

    /**
     * @param accounts those whom sets tell of; counts are of all
     * @param facts of all accounts, for what sheets cannot tell: who had stalled at some day in the
     *     past
     */
    SheetSource(
            Sheets sheets,
            SheetStore store,
            LoopFilter filter,
            Optional<RoaringBitmap> accounts,
            FactSource facts,
            Map<Integer, Integer> patience,
            LocalDate today) {
        this.accounts = accounts;
        this.patience = patience;
        this.sheets = sheets;
        this.store = store;
        this.filter = filter;
        this.facts = facts;
        this.today = today;
    }

    @Override
    public Counts sum(Topic topic, Period period) {
        Counts sum = new Counts();
        sheets.read(keys(topic, period)).forEach(sheet -> add(topic, sum, sheet));
        return sum;
    }

    @Override
    public Map<LocalDate, Counts> days(Topic topic, Period period) {
        List<LocalDate> days = period.from().datesUntil(period.to()).toList();
        List<Sheet> read =
                sheets.read(days.stream().map(day -> new Sheet.Key(topic, false, day)).toList());
        Map<LocalDate, Counts> found = new HashMap<>();
        for (int i = 0; i < days.size(); i++) {
            Counts counts = new Counts();
            add(topic, counts, read.get(i));
            found.put(days.get(i), counts);
        }
        return found;
    }

    /** Adds what the filter asks for. */
    private void add(Topic topic, Counts sum, Sheet sheet) {
        sheet.counts()
                .forEach(
                        (key, n) -> {
                            if (topic.matches(key, filter)) {
                                sum.add(key, n);
                            }
                        });
    }

    private boolean matches(int place) {
        return Key.matches(place, filter.department(), filter.channel());
    }

    private static List<Sheet.Key> keys(Topic topic, Period period) {
        List<Sheet.Key> keys = new ArrayList<>();
        LocalDate day = period.from();
        while (day.isBefore(period.to())) {
            LocalDate monthAfter = YearMonth.from(day).plusMonths(1).atDay(1);
            boolean whole = day.getDayOfMonth() == 1 && !monthAfter.isAfter(period.to());
            keys.add(new Sheet.Key(topic, whole, day));
            day = whole ? monthAfter : day.plusDays(1);
        }
        return keys;
    }

    @Override
    public Reach reach(Period period) {
        boolean everywhere = filter.department().isEmpty() && filter.channel().isEmpty();
        Map<Integer, RoaringBitmap> reached =
                union(everywhere ? Topic.ACCOUNTS : Topic.ACCOUNTS_BY_PLACE, period, everywhere);
        Map<Integer, RoaringBitmap> answered =
                union(everywhere ? Topic.ANSWERED : Topic.ANSWERED_BY_PLACE, period, everywhere);
        accounts.ifPresent(some -> reached.values().forEach(set -> set.and(some)));
        return reach(reached, answered);
    }

    /** Counts sets of accounts by stage number, 0 for any. */
    static Reach reach(Map<Integer, RoaringBitmap> reached, Map<Integer, RoaringBitmap> answered) {
        Map<Integer, Long> accounts = new HashMap<>();
        Map<Integer, Long> covered = new HashMap<>();
        for (int stage = 1; stage <= STAGES; stage++) {
            RoaringBitmap here = reached.getOrDefault(stage, new RoaringBitmap());
            RoaringBitmap told = answered.getOrDefault(stage, new RoaringBitmap());
            accounts.put(stage, here.getLongCardinality());
            covered.put(stage, (long) RoaringBitmap.andCardinality(here, told));
        }
        long all = reached.getOrDefault(0, new RoaringBitmap()).getLongCardinality();
        return new Reach(all, accounts, covered);
    }

    /** By stage number, 0 for any, the accounts of a period. */
    private Map<Integer, RoaringBitmap> union(Topic topic, Period period, boolean byStage) {
        Map<Integer, RoaringBitmap> union = new HashMap<>();
        for (Sheet sheet : sheets.read(keys(topic, period))) {
            sheet.sets()
                    .sets()
                    .forEach(
                            (key, set) -> {
                                if (byStage) {
                                    into(union, key, set);
                                } else if (matches(key)) {
                                    into(union, Key.stageOfPlace(key), set);
                                    into(union, 0, set);
                                }
                            });
        }
        return union;
    }

    static void into(Map<Integer, RoaringBitmap> union, int stage, int account) {
        union.computeIfAbsent(stage, s -> new RoaringBitmap()).add(account);
    }

    private static void into(Map<Integer, RoaringBitmap> union, int stage, RoaringBitmap set) {
        union.computeIfAbsent(stage, s -> new RoaringBitmap()).or(set);
    }

    @Override
    public Map<Integer, Standing> standing(LocalDate day, LocalDate stalledBy) {
        if (!day.isAfter(today)) {
            UUID line = filter.offering().map(ProductLineId::value).orElse(Ledger.WHOLE);
            return sheets.standing(day, patience, line, facts, accounts);
        }
        Map<Integer, Standing> standing = new HashMap<>();
        Optional<LocalDate> first = store.firstDay(Topic.QUIET);
        if (first.isEmpty()) {
            return standing;
        }
        long[] all = new long[STAGES + 1];
        long[] stalled = new long[STAGES + 1];
        Map<Integer, Counts> quiet = new HashMap<>();
        // Clocks differ: what happens now may bear the date of tomorrow.
        sum(Topic.QUIET, new Period(first.get(), later(today.plusDays(2), first.get())))
                .forEach((stage, n) -> all[stage] += n);
        for (int stage = 1; stage <= STAGES; stage++) {
            int days = patience.getOrDefault(stage, 0);
            LocalDate patient = stalledBy.minusDays(days);
            if (first.get().isBefore(patient)) {
                stalled[stage] =
                        quiet.computeIfAbsent(
                                        days,
                                        d -> sum(Topic.QUIET, new Period(first.get(), patient)))
                                .of(stage);
            }
            standing.put(stage, new Standing(all[stage], stalled[stage]));
        }
        return standing;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other.plusDays(1);
    }

    @Override
    public long pending() {
        return store.pending();
    }
}
