package org.loyaltyloop.journey;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a journey along steps in their order and notes what ends on the way. Knows the orders it
 * has met, so that the second word about an order is not taken for a second purchase.
 */
final class Walk {

    private Optional<LoopJourney> journey;
    private final Set<String> orders;
    private final List<EndedLap> laps = new ArrayList<>();
    private final List<EndedStay> stays = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();

    private Walk(Optional<LoopJourney> journey, Set<String> orders) {
        this.journey = journey;
        this.orders = new HashSet<>(orders);
    }

    /** A walk from the first step of all. */
    static Walk fromTheStart() {
        return new Walk(Optional.empty(), Set.of());
    }

    /**
     * A walk on from where a journey is.
     *
     * @param knownOrders the orders that its transactions have named so far, at least those that
     *     the steps ahead name
     */
    static Walk onFrom(Optional<LoopJourney> journey, Set<String> knownOrders) {
        return new Walk(journey, knownOrders);
    }

    /**
     * A walk on from the first step of a lap.
     *
     * @param stepsBefore how many steps the laps before took
     * @param knownOrders as for {@link #onFrom}; the first step's own need not be among them
     */
    static Walk onFromLap(LapStart start, Step first, int stepsBefore, Set<String> knownOrders) {
        Walk walk =
                onFrom(Optional.of(LoopJourney.startOf(start, first, stepsBefore)), knownOrders);
        first.order().ifPresent(walk.orders::add);
        return walk;
    }

    /** Follows one step; the same step again changes nothing. */
    void take(Step step) {
        if (journey.isEmpty()) {
            journey = Optional.of(LoopJourney.begin(step));
            moves.add(Move.START);
        } else {
            LoopJourney before = journey.get();
            if (before.last().equals(LoopJourney.Mark.of(step))) {
                return;
            }
            boolean orderKnown = step.order().filter(orders::contains).isPresent();
            LoopJourney.Followed followed = before.follow(step, orderKnown);
            note(before, step, followed.move());
            journey = Optional.of(followed.journey());
        }
        step.order().ifPresent(orders::add);
    }

    private void note(LoopJourney before, Step step, Move move) {
        moves.add(move);
        switch (move) {
            case ADVANCE -> stays.add(before.stayEndedBy(step, false));
            case NEW_LAP, SHORT_LOOP -> {
                stays.add(before.stayEndedBy(step, true));
                laps.add(before.lapEndedBy(step));
            }
            case START, REVISIT -> {}
        }
    }

    /** What the walk came to; empty when there was no step ever. */
    Optional<Travelled> travelled() {
        return journey.map(now -> new Travelled(now, laps, stays, moves));
    }
}
