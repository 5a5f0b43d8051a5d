package org.loyaltyloop.opportunity;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies a move of an opportunity: all that one action did to its phases. */
public record MoveId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static MoveId next() {
        return new MoveId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static MoveId of(String text) {
        return new MoveId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
