package org.loyaltyloop.demo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * How far a customer has got by the moments that tell its story. Everyday moments are only told
 * where they move nobody on, so that the story keeps its shape.
 */
final class Course {

    private record Standing(LoopStage reached, boolean bought, boolean customer) {}

    /** A purchase of the story. */
    record Purchase(String order, String line) {}

    private final TreeMap<Instant, Standing> standings = new TreeMap<>();
    private final TreeMap<Instant, Purchase> purchases = new TreeMap<>();

    /** Reads a story, oldest moment first. */
    Course(List<Moment> story, String usualLine) {
        Standing now = new Standing(LoopStage.INSPIRATION, false, false);
        for (Moment moment : story) {
            if (moment.kind().isOurMessage()) {
                continue;
            }
            now = after(now, moment);
            standings.put(moment.at(), now);
            if (moment.kind().isPurchase()) {
                String line = moment.offering().isEmpty() ? usualLine : moment.offering();
                purchases.put(moment.at(), new Purchase(moment.order(), line));
            }
        }
    }

    private static Standing after(Standing now, Moment moment) {
        LoopStage stage = moment.stage();
        if (moment.kind().isPurchase()) {
            return new Standing(LoopStage.TRANSACTION, true, true);
        }
        boolean newLap =
                now.bought() && (stage == LoopStage.ORIENTATION || stage == LoopStage.SELECTION);
        boolean further =
                stage.isAfter(now.reached())
                        && (now.bought() || LoopStage.TRANSACTION.isAfter(stage));
        return new Standing(
                newLap || further ? stage : now.reached(), now.bought() && !newLap, now.customer());
    }

    /**
     * Whether a moment in that stage at that time would leave the customer where the story has it.
     */
    boolean leavesInPlace(Instant at, LoopStage stage) {
        if (stage == LoopStage.INSPIRATION) {
            return true;
        }
        var entry = standings.floorEntry(at);
        if (entry == null || !entry.getValue().customer()) {
            return false;
        }
        return !entry.getValue().bought() || !stage.isAfter(entry.getValue().reached());
    }

    /** The latest purchase before that time. */
    Optional<Purchase> purchaseBefore(Instant at) {
        return Optional.ofNullable(purchases.lowerEntry(at)).map(java.util.Map.Entry::getValue);
    }
}
