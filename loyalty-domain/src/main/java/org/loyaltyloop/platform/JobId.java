package org.loyaltyloop.platform;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies a background job. */
public record JobId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static JobId next() {
        return new JobId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static JobId of(String text) {
        return new JobId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
