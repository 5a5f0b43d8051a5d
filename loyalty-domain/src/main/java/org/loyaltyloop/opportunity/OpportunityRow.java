package org.loyaltyloop.opportunity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.staff.UserId;

/**
 * An opportunity as lists and cards show it.
 *
 * @param number what people read out
 * @param account the living account
 * @param team name of the owner's team
 * @param phase code of the phase
 * @param probability percent: what was said, or else the phase's
 * @param slow whether it is in its phase for longer than the phase's patience
 * @param overdue whether it should have been decided
 * @param offering name of the product, or else of the product line
 * @param orderRef by which order and contract name the deal
 */
public record OpportunityRow(
        OpportunityId id,
        long number,
        String name,
        Optional<AccountId> account,
        Optional<String> accountName,
        Optional<UserId> owner,
        Optional<String> ownerName,
        Optional<String> team,
        String phase,
        PhaseKind kind,
        Instant phaseSince,
        Optional<BigDecimal> value,
        String currency,
        int probability,
        Optional<LocalDate> expectedClose,
        boolean slow,
        boolean overdue,
        Optional<String> offering,
        String orderRef,
        Instant openedAt,
        Optional<Instant> closedAt,
        Optional<String> lostReason,
        Instant updatedAt,
        int version) {

    /** Whether it is still on its way. */
    public boolean open() {
        return kind == PhaseKind.OPEN;
    }

    /** The value times the probability; empty without a value. */
    public Optional<BigDecimal> weighted() {
        return value.map(v -> v.multiply(BigDecimal.valueOf(probability, 2)));
    }
}
