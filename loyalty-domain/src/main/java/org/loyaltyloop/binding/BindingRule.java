package org.loyaltyloop.binding;

import java.util.Optional;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * Makes a tie of every fact of a kind.
 *
 * @param id through all versions
 * @param enabled whether it takes part
 * @param factKind the code of the kind of fact; 1 to 60 characters
 * @param level the level on which it ties
 * @param instrument what it is called; belongs to the level
 * @param nature whether it adds value
 * @param weight how much the kind can bind, in (0, 0.95]
 * @param by how strength follows from the fact
 * @param measure its meaning depends on {@code by}; more than 0, at most 1 where it is fixed
 * @param otherwise the strength of a fact that does not say what the rule asks for, 0 to 1
 * @param ageing how the tie fades
 * @param atMost how many of an account's facts of this kind tie at most: those that bind most; 1 to
 *     {@value #MOST}
 */
public record BindingRule(
        BindingRuleId id,
        boolean enabled,
        String factKind,
        BindingLevel level,
        Instrument instrument,
        Nature nature,
        double weight,
        StrengthBy by,
        double measure,
        double otherwise,
        Ageing ageing,
        int atMost) {

    /** No tie can take more than this share of the distance to 100. */
    public static final double HEAVIEST = 0.95;

    /** No rule counts more facts of one account. */
    public static final int MOST = 50;

    private static final double LARGEST = 1_000_000_000;

    /** Refuses a rule that no tie could follow from, or a tie beyond its bounds. */
    public BindingRule {
        Checks checks = new Checks();
        factKind = checks.required("factKind", factKind, 60);
        checks.that(instrument.fits(level), "instrument", BindingRefusal.OTHER_LEVEL);
        checks.that(
                weight > 0 && weight <= HEAVIEST, "weight", InputRule.OUT_OF_RANGE, 0.01, HEAVIEST);
        double most = by == StrengthBy.FIXED ? 1 : LARGEST;
        checks.that(measure > 0 && measure <= most, "measure", InputRule.OUT_OF_RANGE, 0.01, most);
        checks.that(otherwise >= 0 && otherwise <= 1, "otherwise", InputRule.OUT_OF_RANGE, 0, 1);
        checks.that(atMost >= 1 && atMost <= MOST, "atMost", InputRule.OUT_OF_RANGE, 1, MOST);
        checks.refuseIfAny();
    }

    /** The same, switched on or off. */
    public BindingRule enabled(boolean on) {
        return new BindingRule(
                id,
                on,
                factKind,
                level,
                instrument,
                nature,
                weight,
                by,
                measure,
                otherwise,
                ageing,
                atMost);
    }

    /** The tie that follows from a fact of the rule's kind. */
    Tie tie(TieFact fact) {
        return new Tie(
                new Tie.Origin(
                        fact.kind(),
                        fact.id(),
                        Optional.of(id),
                        by == StrengthBy.QUANTITY ? fact.quantity() : Optional.empty()),
                level,
                instrument,
                weight,
                strength(fact),
                nature == Nature.AS_FACT ? fact.lockIn() : nature == Nature.LOCK_IN,
                fact.subject(),
                Optional.empty(),
                fact.link(),
                fact.occurredOn(),
                fact.validFrom(),
                fact.validUntil(),
                ageing);
    }

    private double strength(TieFact fact) {
        return switch (by) {
            case FIXED -> measure;
            case FACT -> fact.strength().map(own -> bounded(own * measure)).orElse(otherwise);
            case QUANTITY -> fact.quantity().map(all -> bounded(all / measure)).orElse(otherwise);
        };
    }

    private static double bounded(double strength) {
        return Math.max(0, Math.min(1, strength));
    }
}
