package org.loyaltyloop.importing;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies a run of an import. */
public record RunId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static RunId next() {
        return new RunId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static RunId of(String text) {
        return new RunId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
