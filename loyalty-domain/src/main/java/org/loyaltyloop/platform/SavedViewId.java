package org.loyaltyloop.platform;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies a saved view of a list. */
public record SavedViewId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static SavedViewId next() {
        return new SavedViewId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static SavedViewId of(String text) {
        return new SavedViewId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
