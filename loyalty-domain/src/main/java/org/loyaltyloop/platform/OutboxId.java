package org.loyaltyloop.platform;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies a message of the outbox. */
public record OutboxId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static OutboxId next() {
        return new OutboxId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static OutboxId of(String text) {
        return new OutboxId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
