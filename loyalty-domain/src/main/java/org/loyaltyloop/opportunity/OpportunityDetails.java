package org.loyaltyloop.opportunity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.staff.UserId;

/**
 * What is said of an opportunity, but for where it is in the pipeline.
 *
 * @param name 1 to 200 characters
 * @param account whose it is, once that is known
 * @param owner who works on it
 * @param value what the sale would bring, not negative, in {@code currency}
 * @param currency ISO 4217 code
 * @param probability percent that it is won, where it differs from its phase's
 * @param expectedClose when it will be decided
 * @param offering code of the product or product line it is about
 * @param competitor whom else the customer considers, up to 200 characters
 * @param origin where it came from, up to 200 characters
 * @param orderRef by which order and contract will name the deal, up to 100 characters; its own
 *     number where absent
 */
public record OpportunityDetails(
        String name,
        Optional<AccountId> account,
        Optional<UserId> owner,
        Optional<BigDecimal> value,
        String currency,
        Optional<Integer> probability,
        Optional<LocalDate> expectedClose,
        Optional<String> offering,
        Optional<String> competitor,
        Optional<String> origin,
        Optional<String> orderRef) {

    private static final BigDecimal MOST = new BigDecimal("1000000000000");
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

    /** Names everything that is wrong. */
    public OpportunityDetails {
        Checks checks = new Checks();
        name = checks.required("name", name, 200);
        value.ifPresent(
                amount -> {
                    checks.that(
                            amount.signum() >= 0 && amount.compareTo(MOST) < 0,
                            "value",
                            InputRule.OUT_OF_RANGE,
                            0,
                            MOST);
                    checks.that(
                            amount.stripTrailingZeros().scale() <= 2, "value", InputRule.MALFORMED);
                });
        String iso = currency;
        checks.that(
                Currency.getAvailableCurrencies().stream()
                        .anyMatch(known -> known.getCurrencyCode().equals(iso)),
                "currency",
                InputRule.UNKNOWN_VALUE);
        checks.that(
                probability.filter(percent -> percent < 0 || percent > 100).isEmpty(),
                "probability",
                InputRule.OUT_OF_RANGE,
                0,
                100);
        checks.that(
                expectedClose
                        .filter(day -> day.isBefore(EARLIEST) || !day.isBefore(LATEST))
                        .isEmpty(),
                "expectedClose",
                InputRule.OUT_OF_RANGE,
                EARLIEST,
                LATEST);
        offering = checks.optional("offering", offering, 60);
        competitor = checks.optional("competitor", competitor, 200);
        origin = checks.optional("origin", origin, 200);
        orderRef = checks.optional("orderRef", orderRef, 100);
        checks.refuseIfAny();
    }

    /** The same at another account. */
    public OpportunityDetails at(Optional<AccountId> other) {
        return new OpportunityDetails(
                name,
                other,
                owner,
                value,
                currency,
                probability,
                expectedClose,
                offering,
                competitor,
                origin,
                orderRef);
    }
}
