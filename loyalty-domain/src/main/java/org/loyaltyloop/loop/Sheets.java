package org.loyaltyloop.loop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.loyaltyloop.platform.Settings;

/**
 * Sheets in memory. Every reading first folds in what was noted and drops what was written since
 * the last one, on whatever node: what it answers is what the database says now.
 */
@ApplicationScoped
class Sheets {

    /** Sheets of two years at ten million touchpoints take about half of it. */
    private static final long MOST_BYTES = 64L << 20;

    /** Steps that a reader folds itself; what a mass of touchpoints leaves is told as pending. */
    private static final int STEPS = 5;

    private static final int MOST_PASTS = 200;

    private final SheetStore store;
    private final Folding folding;
    private final Settings settings;
    private final Map<Sheet.Key, Sheet> known = new HashMap<>();
    private final Map<Past, Map<Integer, CountSource.Standing>> pasts = new LinkedHashMap<>();
    private long revision;
    private long weight;

    /** What figures of a past day depend on. */
    private record Past(LocalDate day, Map<Integer, Integer> patience, long revision) {}

    @Inject
    Sheets(SheetStore store, Folding folding, Settings settings) {
        this.store = store;
        this.folding = folding;
        this.settings = settings;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Sheets() {
        this(null, null, null);
    }

    /**
     * Brings the sheets up to date.
     *
     * @return whether they can be used: they are of the firm's zone, and lack nothing that this
     *     transaction did
     */
    boolean refresh() {
        SheetStore.State state = store.state();
        if (!state.zone().equals(Optional.of(settings.zone().getId()))) {
            return false;
        }
        if (state.notes()) {
            int steps = 0;
            while (steps < STEPS && folding.step()) {
                steps++;
            }
            state = store.state();
            if (steps == 0 && state.notes()) {
                // Only we can see them: they are of the transaction that we are part of.
                return false;
            }
        }
        forget(state);
        return state.zone().isPresent();
    }

    private synchronized void forget(SheetStore.State now) {
        if (now.revision() == revision) {
            return;
        }
        if (now.recounted() > revision) {
            known.clear();
            weight = 0;
        } else if (!known.isEmpty()) {
            for (Sheet.Key key : store.changedSince(revision)) {
                Sheet gone = known.remove(key);
                weight -= gone == null ? 0 : gone.weight();
            }
        }
        revision = now.revision();
    }

    /**
     * Where accounts were on a day in the past: remembered until something before that day, or the
     * patience of a stage, changes.
     */
    Map<Integer, CountSource.Standing> standing(
            LocalDate day,
            Map<Integer, Integer> patience,
            Supplier<Map<Integer, CountSource.Standing>> count) {
        Past past = new Past(day, Map.copyOf(patience), store.revisionBefore(day));
        synchronized (this) {
            Map<Integer, CountSource.Standing> remembered = pasts.get(past);
            if (remembered != null) {
                return remembered;
            }
        }
        Map<Integer, CountSource.Standing> counted = count.get();
        synchronized (this) {
            pasts.put(past, counted);
            if (pasts.size() > MOST_PASTS) {
                pasts.remove(pasts.keySet().iterator().next());
            }
        }
        return counted;
    }

    /** These sheets, in their order; blank ones where nothing was counted. */
    List<Sheet> read(Collection<Sheet.Key> keys) {
        Map<Sheet.Key, Sheet> found = new HashMap<>();
        List<Sheet.Key> missing = new ArrayList<>();
        long before;
        synchronized (this) {
            before = revision;
            for (Sheet.Key key : keys) {
                Sheet sheet = known.get(key);
                if (sheet == null) {
                    missing.add(key);
                } else {
                    found.put(key, sheet);
                }
            }
        }
        if (!missing.isEmpty()) {
            Map<Sheet.Key, Sheet> loaded = store.load(missing);
            missing.forEach(key -> loaded.computeIfAbsent(key, k -> Sheet.blank()));
            found.putAll(loaded);
            keep(loaded, before);
        }
        return keys.stream().map(key -> found.getOrDefault(key, Sheet.blank())).toList();
    }

    /** Unless somebody folded meanwhile: then one might be kept that is out of date already. */
    private synchronized void keep(Map<Sheet.Key, Sheet> loaded, long before) {
        if (before != revision) {
            return;
        }
        loaded.forEach(
                (key, sheet) -> {
                    if (known.put(key, sheet) == null) {
                        weight += sheet.weight();
                    }
                });
        if (weight > MOST_BYTES) {
            known.clear();
            weight = 0;
        }
    }
}
