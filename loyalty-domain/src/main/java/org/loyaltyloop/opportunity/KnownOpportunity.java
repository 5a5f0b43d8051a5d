package org.loyaltyloop.opportunity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.platform.Author;

/**
 * An opportunity as another system kept it, with the phases that it went through.
 *
 * @param reached the phases, oldest first; at least one, none after an end
 * @param lostReason code of the reason, where it was lost and somebody knows
 * @param lostStated the reason in the customer's words, up to 1,000 characters
 * @param source the system, 1 to 60 characters
 * @param externalId its name there, 1 to 200 characters
 */
public record KnownOpportunity(
        OpportunityDetails details,
        List<Reached> reached,
        Optional<String> lostReason,
        Optional<String> lostStated,
        String source,
        String externalId) {

    /**
     * It reached a phase.
     *
     * @param phase the phase's code
     * @param by who moved it there
     */
    public record Reached(String phase, Instant at, Author by) {}

    /** Names everything that is wrong. */
    public KnownOpportunity {
        reached = List.copyOf(reached);
        Checks checks = new Checks();
        checks.that(!reached.isEmpty(), "phase", InputRule.REQUIRED);
        lostStated = checks.optionalText("lostStated", lostStated, 1_000);
        source = checks.required("source", source, 60);
        externalId = checks.required("externalId", externalId, 200);
        checks.refuseIfAny();
    }
}
