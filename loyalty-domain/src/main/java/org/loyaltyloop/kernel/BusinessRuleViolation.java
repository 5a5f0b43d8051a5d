package org.loyaltyloop.kernel;

import java.util.List;

/**
 * A request that is well formed and understood but breaks a rule of the business. The transaction rolls back; the web
 * layer shows the rule's text with the arguments, the REST interface answers 422.
 */
public class BusinessRuleViolation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Rule rule;
    private final String field;
    private final transient List<Object> arguments;

    /** A violation that no single field is to blame for. */
    public BusinessRuleViolation(Rule rule, Object... arguments) {
        this("", rule, arguments);
    }

    private BusinessRuleViolation(String field, Rule rule, Object... arguments) {
        super(rule.code());
        this.rule = rule;
        this.field = field;
        this.arguments = List.of(arguments);
    }

    /** A violation by one field, named as in the REST contract (camelCase, dots for nesting). */
    public static BusinessRuleViolation of(String field, Rule rule, Object... arguments) {
        return new BusinessRuleViolation(field, rule, arguments);
    }

    /** The rule that was broken. */
    public Rule rule() {
        return rule;
    }

    /** The field at fault, or the empty string. */
    public String field() {
        return field;
    }

    /** Values for the placeholders of the rule's text. */
    public List<Object> arguments() {
        return arguments;
    }
}
