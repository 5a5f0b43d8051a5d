package org.loyaltyloop.conversation;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies a commitment. */
public record CommitmentId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static CommitmentId next() {
        return new CommitmentId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static CommitmentId of(String text) {
        return new CommitmentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
