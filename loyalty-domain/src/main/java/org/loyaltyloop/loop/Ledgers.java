package org.loyaltyloop.loop;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ledgers in memory, as they stand in the database: those read last. */
final class Ledgers {

    /** Half a year at ten million touchpoints in two years takes about half of it. */
    private static final long MOST_BYTES = 64L << 20;

    private final LedgerStore store;
    private final Map<LocalDate, List<byte[]>> known = new LinkedHashMap<>(64, 0.75f, true);
    private long revision;
    private long bytes;

    Ledgers(LedgerStore store) {
        this.store = store;
    }

    /** Drops what was written since the last time. */
    synchronized void forget(SheetStore.State now) {
        if (now.recounted() > revision) {
            known.clear();
            bytes = 0;
        } else if (now.revision() != revision && !known.isEmpty()) {
            store.changedSince(revision).forEach(this::drop);
        }
        revision = now.revision();
    }

    private void drop(LocalDate day) {
        List<byte[]> gone = known.remove(day);
        bytes -= gone == null ? 0 : size(gone);
    }

    private static long size(List<byte[]> rows) {
        return rows.stream().mapToLong(row -> row.length + 16).sum() + 100;
    }

    /** The rows of these days. */
    Map<LocalDate, List<byte[]>> read(Collection<LocalDate> days) {
        Map<LocalDate, List<byte[]>> found = new HashMap<>();
        List<LocalDate> missing = new ArrayList<>();
        long before;
        synchronized (this) {
            before = revision;
            for (LocalDate day : days) {
                List<byte[]> rows = known.get(day);
                if (rows == null) {
                    missing.add(day);
                } else {
                    found.put(day, rows);
                }
            }
        }
        if (!missing.isEmpty()) {
            Map<LocalDate, List<byte[]>> loaded = store.load(missing);
            missing.forEach(day -> loaded.putIfAbsent(day, List.of()));
            found.putAll(loaded);
            keep(loaded, before);
        }
        return found;
    }

    /** Unless somebody folded meanwhile: then one might be kept that is out of date already. */
    private synchronized void keep(Map<LocalDate, List<byte[]>> loaded, long before) {
        if (before != revision) {
            return;
        }
        loaded.forEach(
                (day, rows) -> {
                    drop(day);
                    known.put(day, rows);
                    bytes += size(rows);
                });
        while (bytes > MOST_BYTES) {
            drop(known.keySet().iterator().next());
        }
    }
}
