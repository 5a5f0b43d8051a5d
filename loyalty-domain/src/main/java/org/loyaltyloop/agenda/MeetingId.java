package org.loyaltyloop.agenda;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies a meeting. */
public record MeetingId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static MeetingId next() {
        return new MeetingId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static MeetingId of(String text) {
        return new MeetingId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
