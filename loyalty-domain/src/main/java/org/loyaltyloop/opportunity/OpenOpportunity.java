package org.loyaltyloop.opportunity;

import java.time.Instant;
import java.util.Optional;
import org.loyaltyloop.kernel.Checks;

/**
 * Opens an opportunity. The same source and external id again change nothing.
 *
 * @param details what is said of it
 * @param phase code of the phase it begins in; the pipeline's first where absent
 * @param openedAt when; now where absent
 * @param lostReason code of the reason, where it begins lost
 * @param lostStated the reason in the customer's words, up to 1,000 characters
 * @param source the system that knows it, 1 to 60 characters
 * @param externalId its name there, 1 to 200 characters
 */
public record OpenOpportunity(
        OpportunityDetails details,
        Optional<String> phase,
        Optional<Instant> openedAt,
        Optional<String> lostReason,
        Optional<String> lostStated,
        String source,
        String externalId) {

    /** Names everything that is wrong. */
    public OpenOpportunity {
        Checks checks = new Checks();
        phase = checks.optional("phase", phase, 40);
        lostReason = checks.optional("lostReason", lostReason, 40);
        lostStated = checks.optionalText("lostStated", lostStated, 1_000);
        source = checks.required("source", source, 60);
        externalId = checks.required("externalId", externalId, 200);
        checks.refuseIfAny();
    }

    /** Opens it now, in the pipeline's first phase. */
    public static OpenOpportunity now(
            OpportunityDetails details, String source, String externalId) {
        return new OpenOpportunity(
                details,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                source,
                externalId);
    }

    /** The same, beginning in that phase. */
    public OpenOpportunity in(String phaseCode) {
        return new OpenOpportunity(
                details,
                Optional.of(phaseCode),
                openedAt,
                lostReason,
                lostStated,
                source,
                externalId);
    }
}
