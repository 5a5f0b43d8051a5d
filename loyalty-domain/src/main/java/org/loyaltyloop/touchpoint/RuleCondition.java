package org.loyaltyloop.touchpoint;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * One condition of a classification rule. Values are codes, names of constants, ids or typed texts,
 * as the field has them.
 *
 * @param key the attribute's key, for attributes only; up to 100 characters
 * @param values 1 to 100 different ones; none where it only has to be there
 */
public record RuleCondition(
        RuleField field, RuleTest test, Optional<String> key, List<String> values) {

    private static final int MOST_VALUES = 100;

    /** Refuses a condition that is incomplete, or whose values the field cannot have. */
    public RuleCondition {
        Checks checks = new Checks();
        key = checks.optional("key", key, 100);
        Set<String> distinct = new LinkedHashSet<>();
        for (String value : values) {
            String line = checks.required("values", value, 200);
            distinct.add(line);
        }
        values = List.copyOf(distinct);
        checks.that(field.tests().contains(test), "test", InputRule.UNKNOWN_VALUE);
        checks.that(key.isPresent() == (field == RuleField.ATTRIBUTE), "key", InputRule.REQUIRED);
        checks.that(values.isEmpty() == (test == RuleTest.PRESENT), "values", InputRule.REQUIRED);
        checks.that(values.size() <= MOST_VALUES, "values", InputRule.TOO_MANY, MOST_VALUES);
        checks.that(
                values.stream().allMatch(value -> possible(field, value)),
                "values",
                InputRule.UNKNOWN_VALUE);
        checks.refuseIfAny();
    }

    /** The field is one of these. */
    public static RuleCondition oneOf(RuleField field, String... values) {
        return new RuleCondition(field, RuleTest.ONE_OF, Optional.empty(), List.of(values));
    }

    /** The attribute passes that test. */
    public static RuleCondition attribute(String key, RuleTest test, String... values) {
        return new RuleCondition(RuleField.ATTRIBUTE, test, Optional.of(key), List.of(values));
    }

    private static boolean possible(RuleField field, String value) {
        return switch (field) {
            case CHANNEL -> names(Channel.values()).contains(value);
            case DIRECTION -> names(Direction.values()).contains(value);
            case OFFERING -> isId(value);
            case SOURCE, TYPE, ATTRIBUTE -> true;
        };
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    private static boolean isId(String value) {
        try {
            return UUID.fromString(value).toString().equals(value);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** Whether both look at the same thing. */
    boolean concerns(RuleCondition other) {
        return field == other.field && key.equals(other.key);
    }

    /**
     * Whether nothing can pass both; attributes may hold several values, so theirs never exclude
     * each other.
     */
    boolean excludes(RuleCondition other) {
        return field != RuleField.ATTRIBUTE
                && concerns(other)
                && !folded().isEmpty()
                && !other.folded().isEmpty()
                && folded().stream()
                        .noneMatch(
                                mine ->
                                        other.folded().stream()
                                                .anyMatch(its -> meet(mine, its, other)));
    }

    private boolean meet(String mine, String its, RuleCondition other) {
        if (test == RuleTest.CONTAINS) {
            return other.test == RuleTest.CONTAINS || its.contains(mine);
        }
        return other.test == RuleTest.CONTAINS ? mine.contains(its) : mine.equals(its);
    }

    /** Whether everything that passes the other passes this, too. */
    boolean followsFrom(RuleCondition other) {
        if (!concerns(other)) {
            return false;
        }
        return switch (test) {
            case PRESENT -> true;
            case ONE_OF -> other.test == RuleTest.ONE_OF && folded().containsAll(other.folded());
            case CONTAINS ->
                    other.test != RuleTest.PRESENT
                            && other.folded().stream()
                                    .allMatch(its -> folded().stream().anyMatch(its::contains));
        };
    }

    /** The values as they are compared. */
    List<String> folded() {
        return values.stream().map(RuleCondition::fold).toList();
    }

    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
