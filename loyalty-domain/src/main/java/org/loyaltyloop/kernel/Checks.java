package org.loyaltyloop.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Collects everything that is wrong with an input, so that people see all of it at once. Commands
 * run their fields through it when they are made and end with {@link #refuseIfAny()}: a command
 * that exists is valid.
 */
public final class Checks {

    private static final Pattern EMAIL =
            Pattern.compile(
                    "[^\\s@<>()\\[\\],;:\"\\\\]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]{0,251}[\\p{L}\\p{N}])?");
    private static final int EMAIL_LENGTH = 254;

    private final List<Violation> violations = new ArrayList<>();
    private final String prefix;

    /** Starts with nothing wrong. */
    public Checks() {
        this("");
    }

    /**
     * Starts with nothing wrong; every field's name is put after that prefix, such as {@code
     * "account."}.
     */
    public Checks(String prefix) {
        this.prefix = prefix;
    }

    /** Notes a violation unless the condition holds; returns whether it held. */
    public boolean that(boolean condition, String field, Rule rule, Object... arguments) {
        if (!condition) {
            violations.add(Violation.of(prefix + field, rule, arguments));
        }
        return condition;
    }

    /**
     * A line of text that must be there: trimmed, up to so many characters, free of control
     * characters.
     */
    public String required(String field, String value, int atMost) {
        String line = line(field, value, atMost);
        that(!line.isEmpty(), field, InputRule.REQUIRED);
        return line;
    }

    /**
     * A line of text that may be absent: blank counts as absent, otherwise as {@link #required}.
     */
    public Optional<String> optional(String field, Optional<String> value, int atMost) {
        return value.map(typed -> line(field, typed, atMost)).filter(line -> !line.isEmpty());
    }

    /**
     * Text of several lines that may be absent: keeps line breaks and tabs, refuses other control
     * characters.
     */
    public Optional<String> optionalText(String field, Optional<String> value, int atMost) {
        return value.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(
                        text -> {
                            limit(field, text, atMost);
                            that(
                                    text.chars()
                                                    .noneMatch(
                                                            c ->
                                                                    Character.isISOControl(c)
                                                                            && c != '\n'
                                                                            && c != '\r'
                                                                            && c != '\t')
                                            && wellFormed(text),
                                    field,
                                    InputRule.CONTROL_CHARACTER);
                            return text;
                        });
    }

    /** An e-mail address that may be absent; kept as typed, trimmed. */
    public Optional<String> email(String field, Optional<String> value) {
        Optional<String> email = optional(field, value, EMAIL_LENGTH);
        email.ifPresent(
                typed ->
                        that(
                                EMAIL.matcher(typed).matches() && !typed.contains(".."),
                                field,
                                InputRule.MALFORMED));
        return email;
    }

    /** Everything that is wrong so far. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** Takes over what other checks found. */
    public void addAll(List<Violation> others) {
        violations.addAll(others);
    }

    /**
     * Refuses the input with a {@link BusinessRuleViolation} that names everything wrong, if
     * anything is.
     */
    public void refuseIfAny() {
        if (!violations.isEmpty()) {
            throw BusinessRuleViolation.ofAll(violations);
        }
    }

    private String line(String field, String value, int atMost) {
        String line = value.strip();
        limit(field, line, atMost);
        that(
                line.chars().noneMatch(Character::isISOControl) && wellFormed(line),
                field,
                InputRule.CONTROL_CHARACTER);
        return line;
    }

    private void limit(String field, String text, int atMost) {
        that(text.codePointCount(0, text.length()) <= atMost, field, InputRule.TOO_LONG, atMost);
    }

    /** Half a surrogate pair cannot be stored as UTF-8. */
    private static boolean wellFormed(String text) {
        return text.codePoints()
                .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
