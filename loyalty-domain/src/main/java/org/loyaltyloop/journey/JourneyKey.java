package org.loyaltyloop.journey;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.offering.ProductLineId;

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

    static final Comparator<JourneyKey> ORDER =
            Comparator.comparing((JourneyKey key) -> key.account().value())
                    .thenComparing(JourneyKey::lineValue);

    /** The account's headline. */
    public static JourneyKey headline(AccountId account) {
        return new JourneyKey(account, Optional.empty());
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
