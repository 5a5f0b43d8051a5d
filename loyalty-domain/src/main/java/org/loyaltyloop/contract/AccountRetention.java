package org.loyaltyloop.contract;

import java.math.BigDecimal;
import java.util.Comparator;
import org.loyaltyloop.customer.AccountId;

/**
 * Yearly revenue of an account under contract, in the firm's currency.
 *
 * @param before at the beginning of the period
 * @param after at its end
 */
public record AccountRetention(
        AccountId account, String name, BigDecimal before, BigDecimal after) {

    static final Comparator<AccountRetention> MOST_CHANGED =
            Comparator.<AccountRetention, BigDecimal>comparing(one -> one.change().abs())
                    .reversed()
                    .thenComparing(one -> one.account().value());

    /** What was gained, or lost where it is less than nothing. */
    public BigDecimal change() {
        return after.subtract(before);
    }

    AccountRetention named(String accountName) {
        return new AccountRetention(account, accountName, before, after);
    }
}
