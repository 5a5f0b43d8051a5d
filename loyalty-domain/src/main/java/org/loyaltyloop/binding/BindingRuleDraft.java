package org.loyaltyloop.binding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.staff.UserId;

/**
 * Rules that an administrator is working at; each has one draft at most.
 *
 * @param basedOn the version that it was begun from, or brought up to since
 * @param published the version that holds now; another one than {@code basedOn} makes it outdated
 * @param restores the earlier version that it brings back, as long as it says the same
 * @param version for the next change of the draft
 */
public record BindingRuleDraft(
        UserId owner,
        String ownerName,
        int basedOn,
        int published,
        Optional<Integer> restores,
        List<BindingRule> rules,
        int version,
        Instant changedAt) {

    /** Copies the list. */
    public BindingRuleDraft {
        rules = List.copyOf(rules);
    }

    /** Whether somebody published other rules since. */
    public boolean outdated() {
        return basedOn != published;
    }

    /** The rule of that id. */
    public Optional<BindingRule> rule(BindingRuleId id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
