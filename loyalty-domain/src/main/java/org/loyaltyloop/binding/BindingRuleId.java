package org.loyaltyloop.binding;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies a rule that makes ties of facts, through all versions. */
public record BindingRuleId(UUID value) {

    /** A new identifier. */
    public static BindingRuleId next() {
        return new BindingRuleId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static BindingRuleId of(String text) {
        return new BindingRuleId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
