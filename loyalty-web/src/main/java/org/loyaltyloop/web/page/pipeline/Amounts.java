package org.loyaltyloop.web.page.pipeline;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.loyaltyloop.opportunity.OpportunityRow;
import org.loyaltyloop.opportunity.PhaseSum;
import org.loyaltyloop.opportunity.Worth;
import org.loyaltyloop.platform.Rates;
import org.loyaltyloop.web.i18n.Formats;

/** Amounts of money in words: what can be added up, and what stands apart. */
@Named("amounts")
@RequestScoped
public class Amounts {

    private final Rates rates;
    private final Formats formats;

    @Inject
    Amounts(Rates rates, Formats formats) {
        this.rates = rates;
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Amounts() {
        this(null, null);
    }

    /** As in €12,500 + CHF 3,000: whole units, currencies without a rate apart. */
    public String words(Worth worth) {
        List<String> parts = new ArrayList<>();
        if (worth.total().signum() != 0 || worth.apart().isEmpty()) {
            parts.add(whole(worth.total(), rates.currency()));
        }
        worth.apart().forEach((currency, amount) -> parts.add(whole(amount, currency)));
        return String.join(" + ", parts);
    }

    /** What one opportunity is worth; a dash where nobody said. */
    public String value(OpportunityRow row) {
        return row.value().map(value -> formats.money(value, row.currency())).orElse("–");
    }

    /** The same times its probability; a dash where nobody said. */
    public String weightedValue(OpportunityRow row) {
        return row.weighted()
                .map(
                        value ->
                                formats.money(
                                        value.setScale(2, RoundingMode.HALF_UP), row.currency()))
                .orElse("–");
    }

    Worth values(List<PhaseSum> sums) {
        Worth worth = Worth.NOTHING;
        for (PhaseSum sum : sums) {
            worth = worth.plus(sum.value(), sum.currency(), rates);
        }
        return worth;
    }

    Worth weighted(List<PhaseSum> sums) {
        Worth worth = Worth.NOTHING;
        for (PhaseSum sum : sums) {
            worth = worth.plus(sum.weighted(), sum.currency(), rates);
        }
        return worth;
    }

    private String whole(BigDecimal amount, String currency) {
        return formats.money(amount.setScale(0, RoundingMode.HALF_UP), currency);
    }
}
