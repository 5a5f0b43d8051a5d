package org.loyaltyloop.offering;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies a product line. */
public record ProductLineId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static ProductLineId next() {
        return new ProductLineId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static ProductLineId of(String text) {
        return new ProductLineId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
