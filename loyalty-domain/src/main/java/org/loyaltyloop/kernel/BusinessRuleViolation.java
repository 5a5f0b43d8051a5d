package org.loyaltyloop.kernel;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A request that is well formed and understood but breaks a rule of the business. The transaction
 * rolls back; the web layer shows the rule's text with the arguments, the REST interface answers
 * 422.
 */
public class BusinessRuleViolation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /** A violation that no single field is to blame for. */
    public BusinessRuleViolation(Rule rule, Object... arguments) {
        this(List.of(Violation.of("", rule, arguments)));
    }

    private BusinessRuleViolation(List<Violation> violations) {
        super(
                violations.stream()
                        .map(
                                v ->
                                        v.field().isEmpty()
                                                ? v.rule().code()
                                                : v.field() + ": " + v.rule().code())
                        .collect(Collectors.joining(", ")));
        this.violations = List.copyOf(violations);
    }

    /** A violation by one field, named as in the REST contract (camelCase, dots for nesting). */
    public static BusinessRuleViolation of(String field, Rule rule, Object... arguments) {
        return new BusinessRuleViolation(List.of(Violation.of(field, rule, arguments)));
    }

    /** Everything that is wrong with an input; the list may not be empty. */
    public static BusinessRuleViolation ofAll(List<Violation> violations) {
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("nothing is violated");
        }
        return new BusinessRuleViolation(violations);
    }

    /** Everything that is wrong, at least one. */
    public List<Violation> violations() {
        return violations;
    }

    /** The first rule that was broken. */
    public Rule rule() {
        return violations.get(0).rule();
    }

    /** The first field at fault, or the empty string. */
    public String field() {
        return violations.get(0).field();
    }

    /** Values for the placeholders of the first rule's text. */
    public List<Object> arguments() {
        return violations.get(0).arguments();
    }
}
