package org.loyaltyloop.loop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.platform.Settings;
import org.roaringbitmap.RoaringBitmap;

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

    private final SheetStore store;
    private final Folding folding;
    private final Settings settings;
    private final Map<Sheet.Key, Sheet> known = new HashMap<>();
    private final Ledgers ledgers;
    private final PastStandings pasts;
    private SheetStore.State read = new SheetStore.State(0, 0, Optional.empty(), false);
    private long revision;
    private long weight;

    @Inject
    Sheets(SheetStore store, LedgerStore ledgers, Folding folding, Settings settings) {
        this.store = store;
        this.ledgers = new Ledgers(ledgers);
        this.pasts = new PastStandings(ledgers);
        this.folding = folding;
        this.settings = settings;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Sheets() {
        this(null, null, null, null);
    }

    /**
     * Brings the sheets up to date.
     *
     * @return how far they are, if they can be used: they are of the firm's zone, and lack nothing
     *     that this transaction did
     */
    Optional<SheetStore.State> refresh() {
        SheetStore.State state = store.state();
        if (!state.zone().equals(Optional.of(settings.zone().getId()))) {
            return Optional.empty();
        }
        if (state.notes()) {
            int steps = 0;
            while (steps < STEPS && folding.step()) {
                steps++;
            }
            state = store.state();
            if (steps == 0 && state.notes()) {
                // Only we can see them: they are of the transaction that we are part of.
                return Optional.empty();
            }
        }
        forget(state);
        ledgers.forget(state);
        return Optional.of(state).filter(now -> now.zone().isPresent());
    }

    private synchronized void forget(SheetStore.State now) {
        read = now;
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

    /** What is known of each account. */
    Ledgers ledgers() {
        return ledgers;
    }

    /** Where accounts were on a day in the past; see {@link PastStandings#of}. */
    Map<Integer, CountSource.Standing> standing(
            LocalDate day,
            Map<Integer, Integer> patience,
            UUID line,
            FactSource facts,
            Optional<RoaringBitmap> accounts) {
        SheetStore.State now;
        synchronized (this) {
            now = read;
        }
        return pasts.of(day, patience, line, facts, accounts, now);
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
