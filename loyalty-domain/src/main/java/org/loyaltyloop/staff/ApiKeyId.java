package org.loyaltyloop.staff;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies an API key. */
public record ApiKeyId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static ApiKeyId next() {
        return new ApiKeyId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static ApiKeyId of(String text) {
        return new ApiKeyId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
