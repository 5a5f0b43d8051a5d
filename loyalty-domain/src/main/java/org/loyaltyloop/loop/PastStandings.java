package org.loyaltyloop.loop;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which accounts were where on days in the past, and which of them had stalled: counts cannot tell,
 * since it depends on each account's stage then. Read from the facts once; afterwards only the
 * accounts are looked at again whose moves before that day have changed.
 */
final class PastStandings {

    /** What tells of a change in where an account was. */
    static final List<Topic> TOPICS = List.of(Topic.PAIRS, Topic.REACHED, Topic.LEFT, Topic.GAPS);

    private static final int MOST = 24;

    /** From as many changed accounts on, all are looked at anew. */
    private static final int MANY = 20_000;

    private final LedgerStore store;
    private final Map<Place, Past> known = new LinkedHashMap<>(16, 0.75f, true);

    /** Which past. */
    private record Place(LocalDate day, Map<Integer, Integer> patience, UUID line) {}

    /** Accounts by stage number, as of a revision. */
    private record Past(
            long revision, Map<Integer, RoaringBitmap> here, Map<Integer, RoaringBitmap> stalled) {}

    PastStandings(LedgerStore store) {
        this.store = store;
    }

    /**
     * Where accounts were, by stage number.
     *
     * @param line the product line whose journeys are asked for; {@link Ledger#WHOLE} for headlines
     * @param facts of that line, and of all accounts
     * @param accounts those to count; empty for all
     * @param now of the sheets
     */
    Map<Integer, CountSource.Standing> of(
            LocalDate day,
            Map<Integer, Integer> patience,
            UUID line,
            FactSource facts,
            Optional<RoaringBitmap> accounts,
            SheetStore.State now) {
        Place place = new Place(day, Map.copyOf(patience), line);
        Past past;
        synchronized (this) {
            past = known.get(place);
        }
        if (past == null || past.revision() != now.revision()) {
            past = read(place, past, facts, now);
            synchronized (this) {
                known.put(place, past);
                Iterator<Place> eldest = known.keySet().iterator();
                while (known.size() > MOST && eldest.hasNext()) {
                    eldest.next();
                    eldest.remove();
                }
            }
        }
        Map<Integer, CountSource.Standing> standing = new HashMap<>();
        Past found = past;
        found.here()
                .forEach(
                        (stage, here) ->
                                standing.put(
                                        stage,
                                        new CountSource.Standing(
                                                count(here, accounts),
                                                count(
                                                        found.stalled()
                                                                .getOrDefault(
                                                                        stage, new RoaringBitmap()),
                                                        accounts))));
        return standing;
    }

    private static long count(RoaringBitmap here, Optional<RoaringBitmap> accounts) {
        return accounts.map(some -> RoaringBitmap.andCardinality(here, some))
                .orElseGet(here::getCardinality);
    }

    private Past read(Place place, @Nullable Past before, FactSource facts, SheetStore.State now) {
        Past past = new Past(now.revision(), new HashMap<>(), new HashMap<>());
        Optional<RoaringBitmap> changed = Optional.empty();
        if (before != null && now.recounted() <= before.revision()) {
            RoaringBitmap moved = store.movedSince(before.revision(), place.day(), place.line());
            if (moved.getCardinality() < MANY) {
                before.here().forEach((s, set) -> past.here().put(s, without(set, moved)));
                before.stalled().forEach((s, set) -> past.stalled().put(s, without(set, moved)));
                changed = Optional.of(moved);
            }
        }
        if (changed.isEmpty() || !changed.get().isEmpty()) {
            facts.standing(
                    place.day(),
                    changed,
                    (stage, account, stalled) -> {
                        add(past.here(), stage, account);
                        if (stalled) {
                            add(past.stalled(), stage, account);
                        }
                    });
        }
        return past;
    }

    private static RoaringBitmap without(RoaringBitmap set, RoaringBitmap moved) {
        return RoaringBitmap.andNot(set, moved);
    }

    private static void add(Map<Integer, RoaringBitmap> sets, int stage, int account) {
        sets.computeIfAbsent(stage, s -> new RoaringBitmap()).add(account);
    }
}
