package org.loyaltyloop.journey;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.offering.ProductLineId;
import org.loyaltyloop.touchpoint.TouchpointFact;

/**
 * Names a journey.
 *
 * @param account the living account
 * @param line the product line; empty for the account's headline over all moving touchpoints
 */
public record JourneyKey(AccountId account, Optional<ProductLineId> line) {

    /**
     * Stands for "headline" in the key of the tables, where a null cannot be part of a primary key.
     */
    static final UUID HEADLINE = new UUID(0, 0);

    /** The account's headline. */
    public static JourneyKey headline(AccountId account) {
        return new JourneyKey(account, Optional.empty());
    }

    /** The journeys that a touchpoint belongs to: the headline, and that of its product line. */
    static List<JourneyKey> of(TouchpointFact touchpoint) {
        return of(touchpoint.account(), touchpoint.line());
    }

    static List<JourneyKey> of(AccountId account, Optional<ProductLineId> line) {
        return line.isPresent()
                ? List.of(headline(account), new JourneyKey(account, line))
                : List.of(headline(account));
    }

    static JourneyKey of(UUID account, UUID line) {
        return new JourneyKey(
                new AccountId(account),
                line.equals(HEADLINE) ? Optional.empty() : Optional.of(new ProductLineId(line)));
    }

    UUID lineValue() {
        return line.map(ProductLineId::value).orElse(HEADLINE);
    }
}
