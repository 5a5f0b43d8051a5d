package org.loyaltyloop.offering;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * What is said of a product.
 *
 * @param code by which other systems name it, 1 to 60 characters
 * @param name 1 to 200 characters
 * @param line the product line it belongs to
 * @param price not negative, in {@code currency}
 * @param currency ISO 4217 code
 */
public record DescribeProduct(
        String code, String name, ProductLineId line, Optional<BigDecimal> price, String currency) {

    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    /** Names everything that is wrong. */
    public DescribeProduct {
        Checks checks = new Checks();
        code = checks.required("code", code, 60);
        name = checks.required("name", name, 200);
        price.ifPresent(
                amount ->
                        checks.that(
                                amount.signum() >= 0 && amount.compareTo(MOST) < 0,
                                "price",
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
