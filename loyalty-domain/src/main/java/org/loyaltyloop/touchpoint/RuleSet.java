package org.loyaltyloop.touchpoint;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The rules of one version, ready to be asked about one touchpoint after the other. Does not
 * change; the first rule that a touchpoint passes takes it.
 */
final class RuleSet {

    /** Decides nothing. */
    static final RuleSet NONE = new RuleSet(0, List.of());

    private final int version;
    private final List<Compiled> rules;

    RuleSet(int version, List<ClassificationRule> rules) {
        this.version = version;
        this.rules =
                rules.stream()
                        .filter(ClassificationRule::enabled)
                        .map(rule -> new Compiled(rule, compile(rule)))
                        .toList();
    }

    private record Compiled(ClassificationRule rule, Predicate<Seen> test) {}

    /**
     * What rules can look at.
     *
     * @param offering ids of product line and product, as far as there are any
     * @param attributes asked for only where a rule looks at them; empty where there are none
     */
    record Seen(
            String source,
            String type,
            Channel channel,
            Direction direction,
            List<String> offering,
            Supplier<JsonObject> attributes) {}

    /** The rule that takes a touchpoint. */
    record Hit(int version, RuleId rule, String name, LoopStage stage) {}

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Whether any rule looks at attributes. */
    boolean readsAttributes() {
        return rules.stream()
                .flatMap(compiled -> compiled.rule().conditions().stream())
                .anyMatch(condition -> condition.field() == RuleField.ATTRIBUTE);
    }

    /** The first rule that it passes. */
    Optional<Hit> hit(Seen touchpoint) {
        for (Compiled compiled : rules) {
            if (compiled.test().test(touchpoint)) {
                ClassificationRule rule = compiled.rule();
                return Optional.of(new Hit(version, rule.id(), rule.name(), rule.stage()));
            }
        }
        return Optional.empty();
    }

    /** All rules that it passes, whether or not an earlier one takes it. */
    List<RuleId> passed(Seen touchpoint) {
        List<RuleId> passed = new ArrayList<>();
        for (Compiled compiled : rules) {
            if (compiled.test().test(touchpoint)) {
                passed.add(compiled.rule().id());
            }
        }
        return passed;
    }

    private static Predicate<Seen> compile(ClassificationRule rule) {
        // What costs most to look at comes last.
        return rule.conditions().stream()
                .sorted((one, other) -> one.field().compareTo(other.field()))
                .map(RuleSet::compile)
                .reduce(seen -> true, Predicate::and);
    }

    private static Predicate<Seen> compile(RuleCondition condition) {
        Set<String> exact = Set.copyOf(condition.values());
        Predicate<String> text = text(condition);
        return switch (condition.field()) {
            case SOURCE -> seen -> text.test(RuleCondition.fold(seen.source()));
            case TYPE -> seen -> exact.contains(seen.type());
            case CHANNEL -> seen -> exact.contains(seen.channel().name());
            case DIRECTION -> seen -> exact.contains(seen.direction().name());
            case OFFERING ->
                    seen ->
                            condition.test() == RuleTest.PRESENT
                                    ? !seen.offering().isEmpty()
                                    : seen.offering().stream().anyMatch(exact::contains);
            case ATTRIBUTE -> {
                String key = condition.key().orElseThrow();
                yield seen -> {
                    JsonValue value = seen.attributes().get().get(key);
                    return value != null
                            && value != JsonValue.NULL
                            && (condition.test() == RuleTest.PRESENT
                                    || texts(value).map(RuleCondition::fold).anyMatch(text));
                };
            }
        };
    }

    private static Predicate<String> text(RuleCondition condition) {
        List<String> values = condition.folded();
        if (condition.test() == RuleTest.CONTAINS) {
            return text -> values.stream().anyMatch(text::contains);
        }
        return new HashSet<>(values)::contains;
    }

    /** A plain value, or those of a list; what is nested deeper has no text. */
    private static Stream<String> texts(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> Stream.of(((JsonString) value).getString());
            case NUMBER, TRUE, FALSE -> Stream.of(value.toString());
            case ARRAY ->
                    ((JsonArray) value)
                            .stream()
                                    .filter(
                                            each ->
                                                    each.getValueType()
                                                            != JsonValue.ValueType.ARRAY)
                                    .flatMap(RuleSet::texts);
            case OBJECT, NULL -> Stream.empty();
        };
    }
}
