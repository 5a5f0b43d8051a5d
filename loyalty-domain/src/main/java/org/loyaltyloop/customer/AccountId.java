package org.loyaltyloop.customer;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies an account. */
public record AccountId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static AccountId next() {
        return new AccountId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static AccountId of(String text) {
        return new AccountId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
