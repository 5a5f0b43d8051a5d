package org.loyaltyloop.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.touchpoint.TouchpointFact;
import org.loyaltyloop.touchpoint.TouchpointFacts;
import org.loyaltyloop.touchpoint.TouchpointFacts.KnownOrder;

/**
 * Tells journeys anew whose earlier steps have changed. What lies before the change stands, so a
 * journey is taken up at the start of the last lap that began before it: an account of many years
 * costs no more than its last lap. Takes away what the journeys had told from there on; the new
 * telling is for the caller to save.
 */
@ApplicationScoped
class Retelling {

    private final JourneyStore store;
    private final TouchpointFacts facts;

    @Inject
    Retelling(JourneyStore store, TouchpointFacts facts) {
        this.store = store;
        this.facts = facts;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Retelling() {
        this(null, null);
    }

    /**
     * Tells the disturbed journeys anew, from the lap before the disturbance.
     *
     * @param before where the journeys were; those that had not begun are absent
     */
    List<JourneyMoved> since(
            Map<JourneyKey, Disturbance> disturbed, Map<JourneyKey, LoopJourney> before) {
        if (disturbed.isEmpty()) {
            return List.of();
        }
        Map<JourneyKey, LapStart> starts = startsBefore(disturbed, before);
        Map<JourneyKey, List<TouchpointFact>> tails = tails(disturbed.keySet(), starts);
        Set<JourneyKey> unclear = new HashSet<>();
        starts.forEach(
                (key, start) -> {
                    if (!isClear(start, tails.getOrDefault(key, List.of()))) {
                        unclear.add(key);
                    }
                });
        if (!unclear.isEmpty()) {
            starts.keySet().removeAll(unclear);
            unclear.forEach(tails::remove);
            tails.putAll(tails(unclear, Map.of()));
        }
        Map<JourneyKey, Set<String>> orders = ordersBefore(starts, tails);
        Map<JourneyKey, Ended> gone = forget(disturbed.keySet(), starts);
        List<JourneyMoved> moves = new ArrayList<>();
        disturbed.forEach(
                (key, disturbance) -> {
                    Optional<LoopJourney> known = Optional.ofNullable(before.get(key));
                    List<Step> steps = Step.sorted(tails.getOrDefault(key, List.of()));
                    LapStart start = starts.get(key);
                    Walk walk =
                            start == null
                                    ? Walk.fromTheStart()
                                    : Walk.onFromLap(
                                            start,
                                            steps.get(0),
                                            known.map(LoopJourney::steps).orElse(0)
                                                    + disturbance.added()
                                                    - steps.size(),
                                            orders.getOrDefault(key, Set.of()));
                    (start == null ? steps : steps.subList(1, steps.size())).forEach(walk::take);
                    moves.add(
                            JourneyMoved.anew(
                                    key,
                                    known,
                                    gone.getOrDefault(key, Ended.NOTHING),
                                    walk.travelled()));
                });
        return moves;
    }

    /** Tells everything of these accounts anew, of whichever offering. */
    List<JourneyMoved> wholly(Collection<AccountId> accounts) {
        Map<JourneyKey, LoopJourney> before = store.readAll(accounts);
        Map<JourneyKey, List<TouchpointFact>> tellings = new LinkedHashMap<>();
        before.keySet().forEach(key -> tellings.put(key, List.of()));
        tellings.putAll(byJourney(facts.moving(accounts)));
        Map<JourneyKey, Ended> gone = forget(tellings.keySet(), Map.of());
        List<JourneyMoved> moves = new ArrayList<>();
        tellings.forEach(
                (key, touchpoints) ->
                        moves.add(
                                JourneyMoved.anew(
                                        key,
                                        Optional.ofNullable(before.get(key)),
                                        gone.getOrDefault(key, Ended.NOTHING),
                                        LoopJourney.fold(Step.sorted(touchpoints)))));
        return moves;
    }

    /** The last lap of each that started before its disturbance; absent where none did. */
    private Map<JourneyKey, LapStart> startsBefore(
            Map<JourneyKey, Disturbance> disturbed, Map<JourneyKey, LoopJourney> before) {
        Map<JourneyKey, LapStart> starts = new HashMap<>();
        Map<JourneyKey, Instant> earlier = new HashMap<>();
        disturbed.forEach(
                (key, disturbance) -> {
                    LoopJourney journey = before.get(key);
                    if (journey == null) {
                        return;
                    } else if (journey.lapStartedAt().isBefore(disturbance.since())) {
                        starts.put(key, LapStart.of(journey));
                    } else if (journey.lap() > 1) {
                        earlier.put(key, disturbance.since());
                    }
                });
        starts.putAll(store.lapStartsBefore(earlier));
        return starts;
    }

    /** The steps from those starts on, or all of them. */
    private Map<JourneyKey, List<TouchpointFact>> tails(
            Set<JourneyKey> keys, Map<JourneyKey, LapStart> starts) {
        Map<AccountId, Instant> since = new HashMap<>();
        for (JourneyKey key : keys) {
            since.merge(
                    key.account(),
                    startOf(starts, key),
                    (one, other) -> one.isBefore(other) ? one : other);
        }
        Map<JourneyKey, List<TouchpointFact>> tails = byJourney(facts.movingSince(since));
        tails.keySet().retainAll(keys);
        tails.replaceAll(
                (key, touchpoints) ->
                        touchpoints.stream()
                                .filter(t -> !t.occurredAt().isBefore(startOf(starts, key)))
                                .toList());
        return tails;
    }

    private static Instant startOf(Map<JourneyKey, LapStart> starts, JourneyKey key) {
        LapStart start = starts.get(key);
        return start == null ? Instant.EPOCH : start.at();
    }

    /** Whether it is plain to see which step the lap started with: others may share its moment. */
    private static boolean isClear(LapStart start, List<TouchpointFact> tail) {
        List<TouchpointFact> then =
                tail.stream().filter(t -> t.occurredAt().equals(start.at())).toList();
        return then.size() == 1 && then.get(0).stage() == start.first();
    }

    /** The orders that steps before the tails have named, of those that steps of the tails name. */
    private Map<JourneyKey, Set<String>> ordersBefore(
            Map<JourneyKey, LapStart> starts, Map<JourneyKey, List<TouchpointFact>> tails) {
        List<TouchpointFact> all =
                starts.keySet().stream()
                        .flatMap(key -> tails.getOrDefault(key, List.of()).stream())
                        .distinct()
                        .toList();
        Map<JourneyKey, Set<String>> orders = new HashMap<>();
        for (KnownOrder known : facts.knownOrders(all)) {
            for (JourneyKey key : JourneyKey.of(known.account(), known.line())) {
                LapStart start = starts.get(key);
                if (start != null && known.occurredAt().isBefore(start.at())) {
                    orders.computeIfAbsent(key, k -> new HashSet<>()).add(known.orderRef());
                }
            }
        }
        return orders;
    }

    private Map<JourneyKey, Ended> forget(Set<JourneyKey> keys, Map<JourneyKey, LapStart> starts) {
        Map<JourneyKey, Integer> from = new HashMap<>();
        for (JourneyKey key : keys) {
            LapStart start = starts.get(key);
            from.put(key, start == null ? 1 : start.lap());
        }
        return store.forget(from);
    }

    private static Map<JourneyKey, List<TouchpointFact>> byJourney(
            List<TouchpointFact> touchpoints) {
        Map<JourneyKey, List<TouchpointFact>> sorted = new LinkedHashMap<>();
        for (TouchpointFact touchpoint : touchpoints) {
            for (JourneyKey key : JourneyKey.of(touchpoint)) {
                sorted.computeIfAbsent(key, k -> new ArrayList<>()).add(touchpoint);
            }
        }
        return sorted;
    }
}
