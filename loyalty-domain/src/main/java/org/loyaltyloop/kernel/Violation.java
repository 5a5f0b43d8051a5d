package org.loyaltyloop.kernel;

import java.util.List;

/**
 * One rule that an input breaks, and the field to blame.
 *
 * @param field named as in the REST contract (camelCase, dots for nesting), or the empty string
 * @param rule the rule
 * @param arguments values for the placeholders of the rule's text
 */
public record Violation(String field, Rule rule, List<Object> arguments) {

    /** Copies the arguments. */
    public Violation {
        arguments = List.copyOf(arguments);
    }

    /** A violation with its arguments in order. */
    public static Violation of(String field, Rule rule, Object... arguments) {
        return new Violation(field, rule, List.of(arguments));
    }
}
