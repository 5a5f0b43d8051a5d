package org.loyaltyloop.binding;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies a measure that was taken up for an account. */
public record UndertakingId(UUID value) {

    /** A new identifier, greater than those made before. */
    static UndertakingId next() {
        return new UndertakingId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static UndertakingId of(String text) {
        return new UndertakingId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
