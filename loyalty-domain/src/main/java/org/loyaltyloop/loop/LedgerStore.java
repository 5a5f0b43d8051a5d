package org.loyaltyloop.loop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.loyaltyloop.platform.Database;
import org.roaringbitmap.RoaringBitmap;

/** The ledgers in the database: a day is all of its rows. */
@ApplicationScoped
class LedgerStore {

    /** A day with as many rows becomes one. */
    private static final int MOST_ROWS = 24;

    private final Database database;

    @Inject
    LedgerStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected LedgerStore() {
        this(null);
    }

    /** The rows of these days. */
    Map<LocalDate, List<byte[]>> load(Collection<LocalDate> days) {
        Map<LocalDate, List<byte[]>> found = new HashMap<>();
        database.list(
                "select day, content from loop.ledger where day = any (?)",
                row ->
                        found.computeIfAbsent(row.date("day"), d -> new ArrayList<>())
                                .add(row.bytes("content")),
                (Object) days.toArray(LocalDate[]::new));
        return found;
    }

    /** Adds to days what a fold changed, and makes one row of many where they have become many. */
    void append(Map<LocalDate, Ledger> changed, long revision) {
        insert(changed, revision);
        List<LocalDate> many =
                database.list(
                        "select day from loop.ledger where day = any (?) group by day having count(*) >= ?",
                        row -> row.date("day"),
                        changed.keySet().toArray(LocalDate[]::new),
                        MOST_ROWS);
        if (many.isEmpty()) {
            return;
        }
        Map<LocalDate, Ledger> whole = new HashMap<>();
        load(many)
                .forEach(
                        (day, rows) -> {
                            Ledger ledger = new Ledger();
                            rows.forEach(ledger::add);
                            whole.put(day, ledger);
                        });
        database.update(
                "delete from loop.ledger where day = any (?)",
                (Object) many.toArray(LocalDate[]::new));
        insert(whole, revision);
    }

    /** Adds to days that have no row of that revision. */
    void insert(Map<LocalDate, Ledger> ledgers, long revision) {
        Map<LocalDate, byte[]> rows = new HashMap<>();
        ledgers.forEach(
                (day, ledger) -> {
                    if (!ledger.isEmpty()) {
                        rows.put(day, ledger.bytes());
                    }
                });
        if (!rows.isEmpty()) {
            database.update(
                    "insert into loop.ledger (day, revision, content) select day, ?, content from unnest(?, ?) as r(day, content)",
                    revision,
                    rows.keySet().toArray(LocalDate[]::new),
                    rows.values().toArray(byte[][]::new));
        }
    }

    /** Days to which something was added since a revision. */
    List<LocalDate> changedSince(long revision) {
        return database.list(
                "select distinct day from loop.ledger where revision > ?",
                row -> row.date("day"),
                revision);
    }

    /** Accounts whose moves before a day may have changed since a revision, and some more. */
    RoaringBitmap movedSince(long revision, LocalDate before, UUID line) {
        RoaringBitmap moved = new RoaringBitmap();
        database.list(
                "select content from loop.ledger where revision > ? and day < ?",
                row -> {
                    byte[] content = row.bytes("content");
                    for (Topic topic : PastStandings.TOPICS) {
                        Ledger.read(content, topic, line, (account, key, n) -> moved.add(account));
                    }
                    return true;
                },
                revision,
                before);
        return moved;
    }

    void clear() {
        database.update("delete from loop.ledger");
    }
}
