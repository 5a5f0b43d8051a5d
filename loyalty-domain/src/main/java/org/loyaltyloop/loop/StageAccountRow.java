package org.loyaltyloop.loop;

import java.time.Instant;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * An account behind a figure, and where it is today.
 *
 * @param reached furthest stage of its lap; empty while nothing has moved it
 * @param reachedAt since when
 * @param lastTouchAt when something last moved it
 */
public record StageAccountRow(
        AccountId account,
        String name,
        Optional<String> ownerName,
        Optional<String> teamName,
        Optional<Integer> lap,
        Optional<LoopStage> reached,
        Optional<Instant> reachedAt,
        Optional<Instant> lastTouchAt) {}
