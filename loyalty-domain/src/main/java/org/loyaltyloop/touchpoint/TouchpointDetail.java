package org.loyaltyloop.touchpoint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;

/**
 * All of a touchpoint.
 *
 * @param row as it stands in lists
 * @param givenAccount the account it was recorded for; differs from the row's after a merge
 * @param attributes whatever else the source knew, as JSON
 * @param placements where it was and is placed, newest first; the last one is its first
 * @param withdrawal when it was withdrawn, if it was
 */
public record TouchpointDetail(
        TouchpointRow row,
        AccountId givenAccount,
        String externalId,
        Instant recordedAt,
        Optional<String> attributes,
        Optional<String> offeringCode,
        List<Placed> placements,
        Optional<Withdrawal> withdrawal) {

    /** Copies the list. */
    public TouchpointDetail {
        placements = List.copyOf(placements);
    }

    /** The placement that counts. */
    public Placed placement() {
        return placements.get(0);
    }

    /**
     * One placement.
     *
     * @param reason why, where anybody said so; for a rule its name at that time
     * @param rule the rule that placed it, where one did
     * @param ruleVersion the version of the rules then
     */
    public record Placed(
            LoopStage stage,
            PlacementBasis basis,
            Optional<String> reason,
            Optional<RuleId> rule,
            Optional<Integer> ruleVersion,
            Instant at,
            String author) {}

    /** Who withdrew it, when and why. */
    public record Withdrawal(Instant at, String author, String reason) {}
}
