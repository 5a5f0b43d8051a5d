package org.loyaltyloop.staff;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies a user. */
public record UserId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static UserId next() {
        return new UserId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static UserId of(String text) {
        return new UserId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
