package org.loyaltyloop.touchpoint;

import java.time.Instant;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.offering.ProductLineId;

/**
 * What projections need to know of a touchpoint.
 *
 * @param account the living account that answers for the one it was recorded for
 * @param line the product line, where an offering is named
 * @param stage where it is placed now
 * @param moving whether it moves the journey
 * @param purchase whether its type is a purchase
 */
public record TouchpointFact(
        TouchpointId id,
        AccountId account,
        Optional<ProductLineId> line,
        LoopStage stage,
        Department department,
        Channel channel,
        boolean moving,
        boolean purchase,
        Instant occurredAt,
        String source,
        String externalId,
        Optional<String> orderRef) {

    /** The same touchpoint, with the account that answers for its own today. */
    TouchpointFact of(AccountId living) {
        return new TouchpointFact(
                id,
                living,
                line,
                stage,
                department,
                channel,
                moving,
                purchase,
                occurredAt,
                source,
                externalId,
                orderRef);
    }

    /** The same touchpoint, placed elsewhere. */
    TouchpointFact placedIn(LoopStage other) {
        return placed(other, moving, purchase);
    }

    /** The same touchpoint, placed elsewhere and of another kind. */
    TouchpointFact placed(LoopStage other, boolean movesNow, boolean purchaseNow) {
        return new TouchpointFact(
                id,
                account,
                line,
                other,
                department,
                channel,
                movesNow,
                purchaseNow,
                occurredAt,
                source,
                externalId,
                orderRef);
    }
}
