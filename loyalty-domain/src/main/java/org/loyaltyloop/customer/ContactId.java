package org.loyaltyloop.customer;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies a contact. */
public record ContactId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static ContactId next() {
        return new ContactId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static ContactId of(String text) {
        return new ContactId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
