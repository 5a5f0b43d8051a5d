package org.loyaltyloop.web.rest;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Rule;
import org.loyaltyloop.kernel.Violation;
import org.loyaltyloop.web.rest.json.FieldViolation;

/**
 * Puts broken rules into English for the developers of callers. The code is what programs act on.
 */
final class RuleTexts {

    private RuleTexts() {}

    static List<FieldViolation> of(BusinessRuleViolation broken) {
        return of(broken.violations());
    }

    static List<FieldViolation> of(List<Violation> violations) {
        return violations.stream().map(RuleTexts::of).toList();
    }

    private static FieldViolation of(Violation violation) {
        Rule rule = violation.rule();
        return new FieldViolation(
                violation.field(), rule.code(), text(rule.code(), violation.arguments()));
    }

    private static String text(String code, List<Object> arguments) {
        String known =
                switch (code) {
                    case "required" -> "must be given";
                    case "too_long" -> "must be at most %s characters";
                    case "control_character" -> "must not contain control characters";
                    case "malformed" -> "does not have the form that such a value has";
                    case "out_of_range" -> "must lie between %s and %s";
                    case "unknown_value" -> "is none of the values to choose from";
                    case "too_many" -> "must be at most %s items";
                    case "unknown_account" -> "names no account that is known";
                    case "unknown_contact" -> "names no contact that is known";
                    case "unknown_type" -> "is no code of the touchpoint catalogue";
                    case "unknown_offering" -> "is no code of a product line or product";
                    default -> "";
                };
        long places = known.chars().filter(c -> c == '%').count();
        if (known.isEmpty() || places > arguments.size()) {
            return inWords(code, arguments);
        }
        return String.format(Locale.ROOT, known, arguments.toArray());
    }

    /** A rule's code is itself a short English phrase. */
    private static String inWords(String code, List<Object> arguments) {
        String phrase = code.replace('_', ' ');
        return arguments.isEmpty()
                ? phrase
                : phrase
                        + ": "
                        + arguments.stream()
                                .map(Objects::toString)
                                .collect(Collectors.joining(", "));
    }
}
