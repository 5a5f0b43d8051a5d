package org.loyaltyloop.offering;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies a product. */
public record ProductId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static ProductId next() {
        return new ProductId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static ProductId of(String text) {
        return new ProductId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
