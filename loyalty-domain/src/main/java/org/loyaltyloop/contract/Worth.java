package org.loyaltyloop.contract;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * What a contract is worth.
 *
 * @param amount from 0 to under a million million, in {@code currency}; empty where nobody said
 * @param per the span it is meant for
 * @param currency ISO 4217 code
 */
public record Worth(Optional<BigDecimal> amount, ValuePer per, String currency) {

    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    /** Names everything that is wrong. */
    public Worth {
        Checks checks = new Checks();
        amount.ifPresent(
                value ->
                        checks.that(
                                value.signum() >= 0 && value.compareTo(MOST) < 0,
                                "value",
                                InputRule.OUT_OF_RANGE,
                                0,
                                MOST));
        String iso = currency;
        checks.that(
                Currency.getAvailableCurrencies().stream()
                        .anyMatch(known -> known.getCurrencyCode().equals(iso)),
                "currency",
                InputRule.UNKNOWN_VALUE);
        checks.refuseIfAny();
    }
}
