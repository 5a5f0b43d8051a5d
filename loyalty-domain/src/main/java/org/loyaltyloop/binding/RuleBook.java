package org.loyaltyloop.binding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rules of one version, ready to make ties of facts. Does not change. */
final class RuleBook {

    /** For instruments that no rule speaks of. */
    private static final double USUAL_WEIGHT = 0.5;

    private static final Ageing USUAL_AGEING = Ageing.of(365, 365);

    private final int version;
    private final List<BindingRule> rules;
    private final Map<String, List<BindingRule>> byKind;
    private final Map<Instrument, BindingRule> byInstrument = new EnumMap<>(Instrument.class);

    RuleBook(int version, List<BindingRule> rules) {
        this.version = version;
        this.rules = List.copyOf(rules);
        this.byKind =
                rules.stream()
                        .filter(BindingRule::enabled)
                        .collect(Collectors.groupingBy(BindingRule::factKind));
        rules.forEach(rule -> byInstrument.putIfAbsent(rule.instrument(), rule));
    }

    int version() {
        return version;
    }

    List<BindingRule> rules() {
        return rules;
    }

    /** The codes of the kinds of fact that any rule takes. */
    String[] kinds() {
        return byKind.keySet().stream().sorted().toArray(String[]::new);
    }

    /**
     * The ties of one account. Where a rule may take only so many facts, those that bind most on
     * that day are taken.
     */
    List<Tie> ties(Collection<TieFact> facts, Collection<HandTie> byHand, LocalDate day) {
        List<Tie> ties = new ArrayList<>(facts.size() + byHand.size());
        Map<BindingRule, List<Tie>> byRule = new LinkedHashMap<>();
        for (TieFact fact : facts) {
            for (BindingRule rule : byKind.getOrDefault(fact.kind(), List.of())) {
                byRule.computeIfAbsent(rule, r -> new ArrayList<>()).add(rule.tie(fact));
            }
        }
        byRule.forEach((rule, all) -> ties.addAll(strongest(all, rule.atMost(), day)));
        byHand.forEach(tie -> ties.add(entered(tie)));
        return ties;
    }

    /** All ties that ever were or will be, without regard to how many a rule may take on a day. */
    List<Tie> everyTie(Collection<TieFact> facts, Collection<HandTie> byHand) {
        List<Tie> ties = new ArrayList<>();
        for (TieFact fact : facts) {
            byKind.getOrDefault(fact.kind(), List.of()).forEach(rule -> ties.add(rule.tie(fact)));
        }
        byHand.forEach(tie -> ties.add(entered(tie)));
        return ties;
    }

    private static List<Tie> strongest(List<Tie> ties, int atMost, LocalDate day) {
        if (ties.size() <= atMost) {
            return ties;
        }
        return ties.stream()
                .sorted(
                        Comparator.comparingDouble((Tie tie) -> -tie.share(day))
                                .thenComparing(Tie.BY_ORIGIN))
                .limit(atMost)
                .toList();
    }

    /** How much it can bind and how it fades stands in the first rule of its instrument. */
    private Tie entered(HandTie tie) {
        TieDetails said = tie.details();
        Optional<BindingRule> rule = Optional.ofNullable(byInstrument.get(said.instrument()));
        return new Tie(
                new Tie.Origin(
                        Tie.Origin.HAND, tie.id().value(), Optional.empty(), Optional.empty()),
                said.level(),
                said.instrument(),
                rule.map(BindingRule::weight).orElse(USUAL_WEIGHT),
                said.strength(),
                said.lockIn(),
                said.subject(),
                said.evidence(),
                said.link(),
                said.validFrom(),
                said.validFrom(),
                said.validUntil(),
                rule.map(BindingRule::ageing).orElse(USUAL_AGEING));
    }
}
