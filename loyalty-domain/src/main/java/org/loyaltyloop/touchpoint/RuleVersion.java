package org.loyaltyloop.touchpoint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Rules as they were published; they do not change any more.
 *
 * @param version 0 for the time before anybody published: no rules
 * @param note what its author said it is for
 * @param restores the earlier version that it brought back
 */
public record RuleVersion(
        int version,
        List<ClassificationRule> rules,
        String note,
        Optional<Integer> restores,
        Instant publishedAt,
        String author) {

    /** Copies the list. */
    public RuleVersion {
        rules = List.copyOf(rules);
    }

    /** The rule of that id, if this version has it. */
    public Optional<ClassificationRule> rule(RuleId id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
