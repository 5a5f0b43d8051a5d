package org.loyaltyloop.opportunity;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.loyaltyloop.platform.Rates;

/**
 * What amounts in several currencies come to: one sum in the firm's currency, and those apart for
 * which the firm has no rate. Immutable.
 *
 * @param total in the firm's currency, in cents
 * @param apart sums in currencies without a rate, by ISO code
 */
public record Worth(BigDecimal total, SortedMap<String, BigDecimal> apart) {

    /** Nothing. */
    public static final Worth NOTHING = new Worth(BigDecimal.ZERO, new TreeMap<>());

    /** Copies the map. */
    public Worth {
        apart = Collections.unmodifiableSortedMap(new TreeMap<>(apart));
    }

    /** This and an amount more. */
    public Worth plus(BigDecimal amount, String currency, Rates rates) {
        if (amount.signum() == 0) {
            return this;
        }
        Optional<BigDecimal> converted = rates.convert(amount, currency);
        if (converted.isPresent()) {
            return new Worth(total.add(converted.get()), apart);
        }
        SortedMap<String, BigDecimal> more = new TreeMap<>(apart);
        more.merge(currency, amount, BigDecimal::add);
        return new Worth(total, more);
    }

    /** Both together. */
    public Worth plus(Worth other) {
        SortedMap<String, BigDecimal> more = new TreeMap<>(apart);
        for (Map.Entry<String, BigDecimal> sum : other.apart.entrySet()) {
            more.merge(sum.getKey(), sum.getValue(), BigDecimal::add);
        }
        return new Worth(total.add(other.total), more);
    }

    /** Whether it is nothing at all. */
    public boolean nothing() {
        return total.signum() == 0 && apart.isEmpty();
    }
}
