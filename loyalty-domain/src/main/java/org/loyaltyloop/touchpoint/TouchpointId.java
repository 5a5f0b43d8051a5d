package org.loyaltyloop.touchpoint;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies a touchpoint. */
public record TouchpointId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static TouchpointId next() {
        return new TouchpointId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static TouchpointId of(String text) {
        return new TouchpointId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
