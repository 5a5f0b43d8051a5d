package org.loyaltyloop.touchpoint;

import java.util.List;
import java.util.Optional;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * A rule that places touchpoints which pass all its conditions in a stage.
 *
 * @param name up to 100 characters; people read it where the rule placed something
 * @param note why it is there, up to 500 characters
 * @param enabled whether it takes part
 * @param conditions up to 20; without any it takes everything
 */
public record ClassificationRule(
        RuleId id,
        String name,
        Optional<String> note,
        boolean enabled,
        LoopStage stage,
        List<RuleCondition> conditions) {

    private static final int MOST_CONDITIONS = 20;

    /** Refuses a rule without a name, and one whose conditions nothing can pass together. */
    public ClassificationRule {
        Checks checks = new Checks();
        name = checks.required("name", name, 100);
        note = checks.optionalText("note", note, 500);
        conditions = List.copyOf(conditions);
        checks.that(
                conditions.size() <= MOST_CONDITIONS,
                "conditions",
                InputRule.TOO_MANY,
                MOST_CONDITIONS);
        checks.that(!contradict(conditions), "conditions", TouchpointRule.CONTRADICTION);
        checks.refuseIfAny();
    }

    private static boolean contradict(List<RuleCondition> conditions) {
        return conditions.stream()
                .anyMatch(one -> conditions.stream().anyMatch(other -> one.excludes(other)));
    }

    /** The same, switched on or off. */
    public ClassificationRule enabled(boolean on) {
        return new ClassificationRule(id, name, note, on, stage, conditions);
    }

    /** Whether it takes every touchpoint. */
    public boolean takesEverything() {
        return conditions.isEmpty();
    }

    /** Whether this rule, standing before the other, leaves it nothing. */
    public boolean shadows(ClassificationRule later) {
        return enabled
                && conditions.stream()
                        .allMatch(mine -> later.conditions.stream().anyMatch(mine::followsFrom));
    }
}
