package org.loyaltyloop.binding;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies a measure of the library. */
public record MeasureId(UUID value) {

    /** A new identifier. */
    public static MeasureId next() {
        return new MeasureId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static MeasureId of(String text) {
        return new MeasureId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
