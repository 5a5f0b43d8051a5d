package org.loyaltyloop.journey;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.customer.AccountsMerged;
import org.loyaltyloop.touchpoint.TouchpointFact;
import org.loyaltyloop.touchpoint.TouchpointFacts;
import org.loyaltyloop.touchpoint.TouchpointFacts.KnownOrder;
import org.loyaltyloop.touchpoint.TouchpointId;
import org.loyaltyloop.touchpoint.TouchpointsPlaced;
import org.loyaltyloop.touchpoint.TouchpointsRecorded;
import org.loyaltyloop.touchpoint.TouchpointsWithdrawn;

/**
 * Keeps journeys in step with touchpoints, in the transaction that changes them and in sets. What
 * comes behind all that a journey has seen is followed; what comes late, is placed elsewhere or is
 * withdrawn has the journey told anew from the lap before it. Whoever fires these events holds the
 * accounts for writing, so that nobody else changes their journeys meanwhile.
 */
@ApplicationScoped
class JourneyProjector {

    /** Before everybody who does not ask for a place. */
    private static final int FIRST = Interceptor.Priority.APPLICATION;

    private final JourneyStore store;
    private final TouchpointFacts facts;
    private final Retelling retelling;
    private final Event<JourneysMoved> moved;

    @Inject
    JourneyProjector(
            JourneyStore store,
            TouchpointFacts facts,
            Retelling retelling,
            Event<JourneysMoved> moved) {
        this.store = store;
        this.facts = facts;
        this.retelling = retelling;
        this.moved = moved;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected JourneyProjector() {
        this(null, null, null, null);
    }

    void on(@Observes @Priority(FIRST) TouchpointsRecorded event) {
        List<TouchpointFact> steps =
                event.touchpoints().stream().filter(TouchpointFact::moving).toList();
        if (!steps.isEmpty()) {
            publish(follow(steps));
        }
    }

    void on(@Observes @Priority(FIRST) TouchpointsPlaced event) {
        Map<JourneyKey, Disturbance> disturbed = new HashMap<>();
        event.changes()
                .forEach(
                        change ->
                                disturb(
                                        disturbed,
                                        change.after(),
                                        count(change.before()),
                                        count(change.after())));
        retell(disturbed);
    }

    void on(@Observes @Priority(FIRST) TouchpointsWithdrawn event) {
        Map<JourneyKey, Disturbance> disturbed = new HashMap<>();
        event.touchpoints().forEach(gone -> disturb(disturbed, gone, count(gone), 0));
        retell(disturbed);
    }

    void on(@Observes @Priority(FIRST) AccountsMerged event) {
        publish(retelling.wholly(List.of(event.loser(), event.survivor())));
    }

    /** The steps that a touchpoint makes: one, or none. */
    private static int count(TouchpointFact touchpoint) {
        return touchpoint.moving() ? 1 : 0;
    }

    private static void disturb(
            Map<JourneyKey, Disturbance> disturbed, TouchpointFact touchpoint, int was, int is) {
        if (was + is > 0) {
            Disturbance one = new Disturbance(touchpoint.occurredAt(), is - was);
            JourneyKey.of(touchpoint).forEach(key -> disturbed.merge(key, one, Disturbance::and));
        }
    }

    private void retell(Map<JourneyKey, Disturbance> disturbed) {
        publish(retelling.since(disturbed, store.read(disturbed.keySet())));
    }

    private List<JourneyMoved> follow(List<TouchpointFact> touchpoints) {
        Map<JourneyKey, List<Step>> steps = new LinkedHashMap<>();
        for (TouchpointFact touchpoint : touchpoints) {
            Step step = Step.of(touchpoint);
            for (JourneyKey key : JourneyKey.of(touchpoint)) {
                steps.computeIfAbsent(key, k -> new ArrayList<>(2)).add(step);
            }
        }
        Map<JourneyKey, LoopJourney> before = store.read(steps.keySet());
        Map<JourneyKey, Disturbance> late = new HashMap<>();
        Map<JourneyKey, Set<String>> orders = ordersKnownBefore(touchpoints);
        List<JourneyMoved> moves = new ArrayList<>();
        steps.forEach(
                (key, added) -> {
                    added.sort(null);
                    Optional<LoopJourney> known = Optional.ofNullable(before.get(key));
                    Step first = added.get(0);
                    if (known.filter(journey -> !journey.last().isBefore(first)).isPresent()) {
                        late.put(key, new Disturbance(first.occurredAt(), added.size()));
                        return;
                    }
                    Walk walk = Walk.onFrom(known, orders.getOrDefault(key, Set.of()));
                    added.forEach(walk::take);
                    walk.travelled()
                            .ifPresent(way -> moves.add(JourneyMoved.onwards(key, known, way)));
                });
        moves.addAll(retelling.since(late, before));
        return moves;
    }

    private Map<JourneyKey, Set<String>> ordersKnownBefore(List<TouchpointFact> touchpoints) {
        Set<TouchpointId> own = new HashSet<>();
        touchpoints.forEach(touchpoint -> own.add(touchpoint.id()));
        Map<JourneyKey, Set<String>> orders = new HashMap<>();
        for (KnownOrder known : facts.knownOrders(touchpoints)) {
            if (own.contains(known.namedBy())) {
                continue;
            }
            for (JourneyKey key : JourneyKey.of(known.account(), known.line())) {
                orders.computeIfAbsent(key, k -> new HashSet<>()).add(known.orderRef());
            }
        }
        return orders;
    }

    private void publish(List<JourneyMoved> moves) {
        if (!moves.isEmpty()) {
            store.save(moves);
            moved.fire(new JourneysMoved(moves));
        }
    }
}
