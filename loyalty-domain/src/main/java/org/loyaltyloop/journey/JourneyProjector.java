package org.loyaltyloop.journey;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.loyaltyloop.customer.AccountChanged;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountsMerged;
import org.loyaltyloop.offering.ProductLineId;
import org.loyaltyloop.touchpoint.TouchpointFact;
import org.loyaltyloop.touchpoint.TouchpointFacts;
import org.loyaltyloop.touchpoint.TouchpointFacts.KnownOrder;
import org.loyaltyloop.touchpoint.TouchpointsPlaced;
import org.loyaltyloop.touchpoint.TouchpointsRecorded;
import org.loyaltyloop.touchpoint.TouchpointsWithdrawn;

/**
 * Keeps journeys in step with touchpoints, in the transaction that records them and in sets.
 * Touchpoints that come after all that a journey has seen are followed; where one comes late, is
 * placed elsewhere or withdrawn, the account's journeys are folded anew from the facts. Observes
 * before other projections, which may rely on its locks.
 */
@ApplicationScoped
class JourneyProjector {

    /** Before everybody who does not ask for a place. */
    private static final int FIRST = Interceptor.Priority.APPLICATION;

    private final JourneyStore store;
    private final TouchpointFacts facts;
    private final Event<JourneysMoved> moved;

    @Inject
    JourneyProjector(JourneyStore store, TouchpointFacts facts, Event<JourneysMoved> moved) {
        this.store = store;
        this.facts = facts;
        this.moved = moved;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected JourneyProjector() {
        this(null, null, null);
    }

    void on(@Observes @Priority(FIRST) TouchpointsRecorded event) {
        // Locks accounts of touchpoints that move nobody, too: figures by team rely on it.
        Map<JourneyKey, LoopJourney> headlines = store.lock(accounts(event.touchpoints()));
        follow(headlines, event.touchpoints().stream().filter(TouchpointFact::moving).toList());
    }

    void on(@Observes @Priority(FIRST) TouchpointsPlaced event) {
        List<TouchpointFact> after =
                event.changes().stream().map(TouchpointsPlaced.Change::after).toList();
        store.lock(accounts(after));
        refold(
                accounts(
                        event.changes().stream()
                                .filter(c -> c.before().moving() || c.after().moving())
                                .map(TouchpointsPlaced.Change::after)
                                .toList()));
    }

    void on(@Observes @Priority(FIRST) TouchpointsWithdrawn event) {
        store.lock(accounts(event.touchpoints()));
        refold(accounts(moving(event.touchpoints())));
    }

    void on(@Observes @Priority(FIRST) AccountsMerged event) {
        Set<AccountId> both = Set.of(event.loser(), event.survivor());
        store.lock(both);
        store.clear(Set.of(event.loser()));
        refold(Set.of(event.survivor()));
    }

    void on(@Observes @Priority(FIRST) AccountChanged event) {
        if (event.movedTeam()) {
            // Nothing moves, but figures by team follow, and may not miss a touchpoint that is
            // being recorded.
            store.lock(Set.of(event.id()));
        }
    }

    /** Folds the journeys of these accounts anew; for the rebuild, which sends no news. */
    void rebuild(Collection<AccountId> accounts) {
        store.lock(accounts);
        store.clear(accounts);
        store.save(fold(accounts));
    }

    private void follow(Map<JourneyKey, LoopJourney> headlines, List<TouchpointFact> touchpoints) {
        if (touchpoints.isEmpty()) {
            return;
        }
        Set<AccountId> accounts = accounts(touchpoints);
        Map<JourneyKey, LoopJourney> before = new HashMap<>(headlines);
        before.putAll(
                store.lines(
                        accounts(touchpoints.stream().filter(t -> t.line().isPresent()).toList())));
        Set<AccountId> late = new HashSet<>();
        for (TouchpointFact touchpoint : touchpoints) {
            LoopJourney headline = before.get(JourneyKey.headline(touchpoint.account()));
            if (headline != null && !headline.last().isBefore(step(touchpoint))) {
                late.add(touchpoint.account());
            }
        }
        List<TouchpointFact> onwards =
                touchpoints.stream().filter(t -> !late.contains(t.account())).toList();
        Map<JourneyKey, Travelled> travelled = walkOn(before, onwards);
        if (!late.isEmpty()) {
            store.clear(late);
            travelled.putAll(fold(late));
        }
        store.save(travelled);
        moved.fire(new JourneysMoved(accounts));
    }

    private Map<JourneyKey, Travelled> walkOn(
            Map<JourneyKey, LoopJourney> before, List<TouchpointFact> touchpoints) {
        Map<JourneyKey, Set<String>> orders = new HashMap<>();
        for (KnownOrder known : facts.ordersKnownBefore(touchpoints)) {
            for (JourneyKey key : keys(known.account(), known.line())) {
                orders.computeIfAbsent(key, k -> new HashSet<>()).add(known.orderRef());
            }
        }
        Map<JourneyKey, Travelled> travelled = new LinkedHashMap<>();
        steps(touchpoints)
                .forEach(
                        (key, steps) -> {
                            Walk walk =
                                    Walk.onFrom(
                                            Optional.ofNullable(before.get(key)),
                                            orders.getOrDefault(key, Set.of()));
                            steps.stream().sorted().forEach(walk::take);
                            walk.travelled().ifPresent(t -> travelled.put(key, t));
                        });
        return travelled;
    }

    private void refold(Set<AccountId> accounts) {
        if (accounts.isEmpty()) {
            return;
        }
        store.clear(accounts);
        store.save(fold(accounts));
        moved.fire(new JourneysMoved(accounts));
    }

    private Map<JourneyKey, Travelled> fold(Collection<AccountId> accounts) {
        Map<JourneyKey, Travelled> travelled = new LinkedHashMap<>();
        steps(facts.moving(accounts))
                .forEach(
                        (key, steps) ->
                                LoopJourney.fold(steps).ifPresent(t -> travelled.put(key, t)));
        return travelled;
    }

    /**
     * Sorts touchpoints by the journeys they belong to: the headline, and that of their product
     * line.
     */
    private static Map<JourneyKey, List<Step>> steps(List<TouchpointFact> touchpoints) {
        Map<JourneyKey, List<Step>> steps = new LinkedHashMap<>();
        for (TouchpointFact touchpoint : touchpoints) {
            Step step = step(touchpoint);
            for (JourneyKey key : keys(touchpoint.account(), touchpoint.line())) {
                steps.computeIfAbsent(key, k -> new ArrayList<>()).add(step);
            }
        }
        return steps;
    }

    private static List<JourneyKey> keys(AccountId account, Optional<ProductLineId> line) {
        JourneyKey headline = JourneyKey.headline(account);
        return line.isPresent()
                ? List.of(headline, new JourneyKey(account, line))
                : List.of(headline);
    }

    private static Step step(TouchpointFact touchpoint) {
        return new Step(
                touchpoint.occurredAt(),
                touchpoint.stage(),
                touchpoint.source(),
                touchpoint.externalId(),
                touchpoint.purchase(),
                touchpoint.orderRef());
    }

    private static List<TouchpointFact> moving(List<TouchpointFact> touchpoints) {
        return touchpoints.stream().filter(TouchpointFact::moving).toList();
    }

    private static Set<AccountId> accounts(Collection<TouchpointFact> touchpoints) {
        return touchpoints.stream().map(TouchpointFact::account).collect(Collectors.toSet());
    }
}
