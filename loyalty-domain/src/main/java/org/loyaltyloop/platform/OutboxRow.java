package org.loyaltyloop.platform;

import java.time.Instant;
import java.util.Optional;

/**
 * A message of the outbox in a list.
 *
 * @param kind which handler delivers it
 * @param attempts so far
 * @param dueAt when it is tried next, while it waits
 * @param lastError what went wrong last, without names or addresses
 * @param endedAt when it was delivered, dropped or given up
 */
public record OutboxRow(
        OutboxId id,
        String kind,
        OutboxState state,
        int attempts,
        Instant dueAt,
        Optional<String> lastError,
        Instant createdAt,
        Optional<Instant> endedAt) {}
