package org.loyaltyloop.binding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Rules as they were published; they do not change any more.
 *
 * @param version 1 for the rules that the product begins with
 * @param note what its author said it is for; empty for the first
 * @param restores the earlier version that it brought back
 */
public record BindingRuleVersion(
        int version,
        List<BindingRule> rules,
        String note,
        Optional<Integer> restores,
        Instant publishedAt,
        String author) {

    /** Copies the list. */
    public BindingRuleVersion {
        rules = List.copyOf(rules);
    }
}
