package org.loyaltyloop.opportunity;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies an opportunity. */
public record OpportunityId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static OpportunityId next() {
        return new OpportunityId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static OpportunityId of(String text) {
        return new OpportunityId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
