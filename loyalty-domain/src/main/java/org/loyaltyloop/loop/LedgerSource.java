package org.loyaltyloop.loop;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.offering.ProductLineId;
import org.roaringbitmap.RoaringBitmap;

/** Adds up what ledgers say of the accounts and the product line that are singled out. */
final class LedgerSource implements CountSource {

    private final Ledgers ledgers;
    private final LoopFilter filter;
    private final UUID line;
    private final Members members;
    private final SheetSource sheets;
    private final FactSource facts;
    private final LocalDate today;

    /**
     * @param members the accounts asked for
     * @param sheets for what sets of accounts tell of a part of them
     * @param facts for where accounts are now
     */
    LedgerSource(
            Ledgers ledgers,
            LoopFilter filter,
            Members members,
            SheetSource sheets,
            FactSource facts,
            LocalDate today) {
        this.ledgers = ledgers;
        this.filter = filter;
        this.line = filter.offering().map(ProductLineId::value).orElse(Ledger.WHOLE);
        this.members = members;
        this.sheets = sheets;
        this.facts = facts;
        this.today = today;
    }

    @Override
    public Counts sum(Topic topic, Period period) {
        Counts sum = new Counts();
        read(period).values().forEach(rows -> add(rows, topic, sum));
        return sum;
    }

    @Override
    public Map<LocalDate, Counts> days(Topic topic, Period period) {
        Map<LocalDate, Counts> days = new HashMap<>();
        read(period)
                .forEach(
                        (day, rows) -> {
                            Counts counts = new Counts();
                            add(rows, topic, counts);
                            days.put(day, counts);
                        });
        return days;
    }

    private Map<LocalDate, List<byte[]>> read(Period period) {
        return ledgers.read(period.from().datesUntil(period.to()).toList());
    }

    private void add(List<byte[]> rows, Topic topic, Counts counts) {
        for (byte[] row : rows) {
            Ledger.read(
                    row,
                    topic,
                    line,
                    (account, key, n) -> {
                        if (members.has(account) && topic.matches(key, filter)) {
                            counts.add(key, n);
                        }
                    });
        }
    }

    @Override
    public Reach reach(Period period) {
        if (filter.offering().isEmpty()) {
            return sheets.reach(period);
        }
        Map<Integer, RoaringBitmap> reached = new HashMap<>();
        Map<Integer, RoaringBitmap> answered = new HashMap<>();
        read(period)
                .values()
                .forEach(
                        rows -> {
                            collect(rows, Topic.TOUCHPOINTS, Key::stageOfPlace, reached);
                            collect(
                                    rows,
                                    Topic.SCORES,
                                    key -> Key.stageOfPlace(key >> 6),
                                    answered);
                        });
        return SheetSource.reach(reached, answered);
    }

    private void collect(
            List<byte[]> rows,
            Topic topic,
            IntUnaryOperator stage,
            Map<Integer, RoaringBitmap> sets) {
        AccountCounts day = new AccountCounts();
        for (byte[] row : rows) {
            Ledger.read(
                    row,
                    topic,
                    line,
                    (account, key, n) -> {
                        if (members.has(account) && topic.matches(key, filter)) {
                            day.add(account, stage.applyAsInt(key), n);
                        }
                    });
        }
        day.forEach(
                (account, s, n) -> {
                    SheetSource.into(sets, s, account);
                    SheetSource.into(sets, 0, account);
                });
    }

    @Override
    public Map<Integer, Standing> standing(LocalDate day, LocalDate stalledBy) {
        return day.isAfter(today) ? facts.standingNow(stalledBy) : sheets.standing(day, stalledBy);
    }

    @Override
    public long pending() {
        return sheets.pending();
    }
}
