package org.loyaltyloop.touchpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings a draft up to the rules that somebody else published meanwhile. What only one side changed
 * stands; where both changed the same rule, the draft's stands. Rules keep the draft's order, and
 * those that the others added follow the rule they stood behind.
 */
final class RuleMerge {

    private RuleMerge() {}

    static List<ClassificationRule> merge(
            List<ClassificationRule> base,
            List<ClassificationRule> theirs,
            List<ClassificationRule> mine) {
        Map<RuleId, ClassificationRule> was = byId(base);
        Map<RuleId, ClassificationRule> is = byId(theirs);
        List<ClassificationRule> merged = new ArrayList<>();
        for (ClassificationRule rule : mine) {
            boolean known = was.containsKey(rule.id());
            boolean touched = !Objects.equals(rule, was.get(rule.id()));
            if (!known || touched) {
                merged.add(rule);
            } else if (is.containsKey(rule.id())) {
                merged.add(Objects.requireNonNull(is.get(rule.id())));
            }
        }
        Set<RuleId> kept = byId(mine).keySet();
        for (int i = 0; i < theirs.size(); i++) {
            ClassificationRule rule = theirs.get(i);
            ClassificationRule before = was.get(rule.id());
            boolean removedByMe = before != null && !kept.contains(rule.id());
            if (!kept.contains(rule.id()) && (!removedByMe || !rule.equals(before))) {
                merged.add(placeAfter(i == 0 ? null : theirs.get(i - 1), merged), rule);
            }
        }
        return merged;
    }

    private static int placeAfter(
            @Nullable ClassificationRule neighbour, List<ClassificationRule> merged) {
        if (neighbour == null) {
            return 0;
        }
        for (int i = 0; i < merged.size(); i++) {
            if (merged.get(i).id().equals(neighbour.id())) {
                return i + 1;
            }
        }
        return merged.size();
    }

    private static Map<RuleId, ClassificationRule> byId(List<ClassificationRule> rules) {
        Map<RuleId, ClassificationRule> byId = new LinkedHashMap<>();
        rules.forEach(rule -> byId.put(rule.id(), rule));
        return byId;
    }
}
