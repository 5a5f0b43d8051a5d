package org.loyaltyloop.binding;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that ties an account to the firm. Ties are made of facts by rules, or of what people
 * enter; this is what both come to.
 *
 * @param origin what it was made of
 * @param weight how much its kind can bind, in (0, 0.95]
 * @param strength how much this one does, 0 to 1
 * @param lockIn whether it holds by the cost of leaving alone
 * @param subject what it is, as people know it; may be empty
 * @param evidence what shows it, beyond the fact itself
 * @param link address of what shows it
 * @param occurredOn the day that its evidence is from
 * @param validFrom the first day on which it ties
 * @param validUntil the last day on which it ties; empty for an open end
 */
public record Tie(
        Origin origin,
        BindingLevel level,
        Instrument instrument,
        double weight,
        double strength,
        boolean lockIn,
        String subject,
        Optional<String> evidence,
        Optional<String> link,
        LocalDate occurredOn,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        Ageing ageing) {

    /** By what they were made of, so that equals have an order. */
    static final Comparator<Tie> BY_ORIGIN =
            Comparator.comparing((Tie tie) -> tie.origin().kind())
                    .thenComparing(tie -> tie.origin().id());

    /**
     * What a tie was made of.
     *
     * @param kind the code of the kind of fact; {@link #HAND} for one that was entered
     * @param id of the fact or of the tie that was entered
     * @param rule the rule that made it; empty for one that was entered
     * @param quantity what the fact measured, where a rule reads it
     */
    public record Origin(
            String kind, UUID id, Optional<BindingRuleId> rule, Optional<Double> quantity) {

        /** In place of a kind of fact: entered by a person or a program. */
        public static final String HAND = "HAND";

        /** Whether it was entered. */
        public boolean byHand() {
            return kind.equals(HAND);
        }
    }

    /**
     * How fresh it is on a day: 0 before it begins and after it has ended, else what its ageing
     * leaves of it.
     */
    public double freshness(LocalDate day) {
        if (day.isBefore(validFrom) || validUntil.isPresent() && day.isAfter(validUntil.get())) {
            return 0;
        }
        return ageing.freshness(ChronoUnit.DAYS.between(occurredOn, day));
    }

    /** What it takes from the distance to 100: weight · strength · freshness. */
    public double share(LocalDate day) {
        return weight * strength * freshness(day);
    }
}
