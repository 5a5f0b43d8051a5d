package org.loyaltyloop.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;

/**
 * The currency in which the firm adds up, and what others are worth in it. A rate is what the firm
 * sets, not what a market says; a currency without one is never added to others.
 */
@ApplicationScoped
public class Rates {

    private static final String FIRM = "money.currency";
    private static final String RATE = "money.rate.";
    private static final BigDecimal MOST = new BigDecimal("1000000");

    private final Settings settings;

    @Inject
    public Rates(Settings settings) {
        this.settings = settings;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Rates() {
        this(null);
    }

    /** ISO 4217 code of the firm's currency; EUR where nothing is set. */
    public String currency() {
        return settings.text(FIRM).orElse("EUR");
    }

    /** The firm's currency for one unit of that; 1 for its own, empty where nobody set one. */
    public Optional<BigDecimal> of(String currency) {
        return currency.equals(currency())
                ? Optional.of(BigDecimal.ONE)
                : settings.text(RATE + currency).map(BigDecimal::new);
    }

    /** An amount in the firm's currency, in cents; empty without a rate. */
    public Optional<BigDecimal> convert(BigDecimal amount, String currency) {
        return of(currency).map(rate -> amount.multiply(rate).setScale(2, RoundingMode.HALF_EVEN));
    }

    /** All rates that are set, by currency. */
    public Map<String, BigDecimal> all() {
        return settings.family(RATE, BigDecimal::new);
    }

    /**
     * Sets what one unit of a currency is worth in the firm's; the caller has checked that the
     * author may. More than nothing, less than a million.
     */
    public void set(Author author, String currency, BigDecimal rate) {
        boolean known =
                Currency.getAvailableCurrencies().stream()
                        .anyMatch(c -> c.getCurrencyCode().equals(currency));
        if (!known || currency.equals(currency())) {
            throw BusinessRuleViolation.of("currency", InputRule.UNKNOWN_VALUE);
        }
        if (rate.signum() <= 0 || rate.compareTo(MOST) >= 0) {
            throw BusinessRuleViolation.of("rate", InputRule.OUT_OF_RANGE, 0, MOST);
        }
        settings.set(author, RATE + currency, rate.stripTrailingZeros().toPlainString());
    }
}
