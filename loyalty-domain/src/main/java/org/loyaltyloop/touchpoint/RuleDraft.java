package org.loyaltyloop.touchpoint;

import java.time.Instant;
import java.util.ArrayList;
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
public record RuleDraft(
        UserId owner,
        String ownerName,
        int basedOn,
        int published,
        Optional<Integer> restores,
        List<ClassificationRule> rules,
        int version,
        Instant changedAt) {

    /** Copies the list. */
    public RuleDraft {
        rules = List.copyOf(rules);
    }

    /** Whether somebody published other rules since. */
    public boolean outdated() {
        return basedOn != published;
    }

    /** The rule of that id. */
    public Optional<ClassificationRule> rule(RuleId id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** A rule that leaves another one nothing to do. */
    public record Shadow(ClassificationRule earlier, ClassificationRule later) {}

    /**
     * The rules that can never have their turn, each with the first that takes everything from it.
     */
    public List<Shadow> shadows() {
        List<Shadow> shadows = new ArrayList<>();
        for (int later = 1; later < rules.size(); later++) {
            ClassificationRule rule = rules.get(later);
            rules.subList(0, later).stream()
                    .filter(earlier -> rule.enabled() && earlier.shadows(rule))
                    .findFirst()
                    .ifPresent(earlier -> shadows.add(new Shadow(earlier, rule)));
        }
        return shadows;
    }
}
