package org.loyaltyloop.loop;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies an improvement action. */
public record ImprovementId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static ImprovementId next() {
        return new ImprovementId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static ImprovementId of(String text) {
        return new ImprovementId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
