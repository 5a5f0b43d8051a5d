package org.loyaltyloop.journey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * Where an account is on one of its journeys.
 *
 * @param account the living account
 * @param offering the product line the journey is for; empty for the account's headline
 * @param lap number of the lap that lasts, from 1
 * @param lapStartedAt when it started
 * @param shortLoop whether it started with a purchase, right after the lap before
 * @param reached its furthest stage
 * @param reachedAt since when
 * @param latest stage of the last touchpoint
 * @param lastTouchAt when that was
 * @param visited the stages this lap has visited
 * @param skipped the stages before {@code reached} that it has not
 * @param bought whether the account has bought in this lap
 * @param stallsAt when it counts, or counted, as stalled unless something moves it
 * @param stalled whether nothing moved it for longer than the patience of {@code reached}
 * @param touchpoints how many moved it, in all laps
 * @param earlierLaps the laps before, oldest first
 */
public record JourneyView(
        AccountId account,
        Optional<Offering> offering,
        int lap,
        Instant lapStartedAt,
        boolean shortLoop,
        LoopStage reached,
        Instant reachedAt,
        LoopStage latest,
        Instant lastTouchAt,
        Stages visited,
        List<LoopStage> skipped,
        Bought bought,
        Instant stallsAt,
        boolean stalled,
        int touchpoints,
        List<EndedLap> earlierLaps) {

    /** Copies the lists. */
    public JourneyView {
        skipped = List.copyOf(skipped);
        earlierLaps = List.copyOf(earlierLaps);
    }

    /** A product line, by its code and its name. */
    public record Offering(String code, String name) {}
}
