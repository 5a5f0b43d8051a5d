package org.loyaltyloop.agenda;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies a task. */
public record TaskId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static TaskId next() {
        return new TaskId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static TaskId of(String text) {
        return new TaskId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
