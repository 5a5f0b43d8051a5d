package org.loyaltyloop.opportunity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * All of one opportunity.
 *
 * @param details as they can be changed
 * @param lostStated the reason in the customer's words
 * @param lastMove what can be undone
 * @param mayWrite whether the asker may change it
 * @param steps the phases it went through, oldest first
 */
public record OpportunityView(
        OpportunityRow row,
        OpportunityDetails details,
        Optional<String> lostStated,
        Optional<MoveId> lastMove,
        String source,
        String externalId,
        String author,
        boolean mayWrite,
        List<Step> steps) {

    /** Copies the steps. */
    public OpportunityView {
        steps = List.copyOf(steps);
    }

    /**
     * A phase that it reached.
     *
     * @param phase its code
     * @param stage where in the loop that is a touchpoint today
     * @param until when it left; empty for where it is now
     * @param author who moved it there
     */
    public record Step(
            String phase, LoopStage stage, Instant at, Optional<Instant> until, String author) {}
}
