package org.loyaltyloop.touchpoint;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies a classification rule, through all versions. */
public record RuleId(UUID value) {

    /** A new identifier. */
    public static RuleId next() {
        return new RuleId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static RuleId of(String text) {
        return new RuleId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
