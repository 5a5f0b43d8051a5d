package org.loyaltyloop.staff;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies a team. */
public record TeamId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static TeamId next() {
        return new TeamId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static TeamId of(String text) {
        return new TeamId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
