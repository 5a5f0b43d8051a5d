package org.loyaltyloop.feedback;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies an invitation to answer one question. */
public record InvitationId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static InvitationId next() {
        return new InvitationId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static InvitationId of(String text) {
        return new InvitationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
