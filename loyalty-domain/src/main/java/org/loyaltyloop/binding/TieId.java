package org.loyaltyloop.binding;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies a tie that was entered by hand. */
public record TieId(UUID value) {

    /** A new identifier. */
    public static TieId next() {
        return new TieId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static TieId of(String text) {
        return new TieId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
