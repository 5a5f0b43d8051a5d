package org.loyaltyloop.opportunity;

import java.util.Optional;
import org.loyaltyloop.kernel.Checks;

/**
 * Moves an opportunity to another phase.
 *
 * @param seen code of the phase in which whoever moves it saw it
 * @param to code of the phase to move it to
 * @param lostReason code of the reason; needed where it is lost, kept only there
 * @param lostStated the reason in the customer's words, up to 1,000 characters
 */
public record MoveOpportunity(
        OpportunityId id,
        String seen,
        String to,
        Optional<String> lostReason,
        Optional<String> lostStated) {

    /** Names everything that is wrong. */
    public MoveOpportunity {
        Checks checks = new Checks();
        seen = checks.required("seen", seen, 40);
        to = checks.required("phase", to, 40);
        lostReason = checks.optional("lostReason", lostReason, 40);
        lostStated = checks.optionalText("lostStated", lostStated, 1_000);
        checks.refuseIfAny();
    }

    /** Moves it on; not for losing it. */
    public static MoveOpportunity of(OpportunityId id, String seen, String to) {
        return new MoveOpportunity(id, seen, to, Optional.empty(), Optional.empty());
    }
}
