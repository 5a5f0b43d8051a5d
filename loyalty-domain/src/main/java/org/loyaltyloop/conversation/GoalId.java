package org.loyaltyloop.conversation;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies a goal. */
public record GoalId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static GoalId next() {
        return new GoalId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static GoalId of(String text) {
        return new GoalId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
