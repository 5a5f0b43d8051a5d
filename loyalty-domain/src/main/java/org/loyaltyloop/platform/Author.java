package org.loyaltyloop.platform;

import java.util.Optional;
import java.util.UUID;

/**
 * Who did something, as the audit trail and jobs keep it.
 *
 * @param kind a user, a program with an API key, or the product itself
 * @param id of the user or the key; empty for the product itself
 * @param name as known at that time
 */
public record Author(Kind kind, Optional<UUID> id, String name) {

    /** What sort of author. */
    public enum Kind {
        /** A signed-in user. */
        USER,
        /** A program with an API key. */
        API_KEY,
        /** The product itself. */
        SYSTEM
    }

    /** The user's id, empty where the author is no user. */
    public Optional<UUID> user() {
        return kind == Kind.USER ? id : Optional.empty();
    }
}
