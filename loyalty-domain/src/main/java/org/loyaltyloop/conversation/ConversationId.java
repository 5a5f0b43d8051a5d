package org.loyaltyloop.conversation;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies a conversation. */
public record ConversationId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static ConversationId next() {
        return new ConversationId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static ConversationId of(String text) {
        return new ConversationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
