package org.loyaltyloop.customer;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * Something that is known about an account, with where it comes from.
 *
 * @param account the account it is about
 * @param attribute what it says something of, such as {@code year established}; 1 to 60 characters
 * @param value what it says; 1 to 500 characters
 * @param source where it comes from: a system, a person's word; 1 to 60 characters
 * @param observedOn the day on which it was true
 * @param confidence how sure it is, from 0 to 1
 */
public record ProfileFact(
        AccountId account,
        String attribute,
        String value,
        String source,
        LocalDate observedOn,
        BigDecimal confidence) {

    /** Names everything that is wrong. */
    public ProfileFact {
        Checks checks = new Checks();
        attribute = checks.required("attribute", attribute, 60);
        value = checks.required("value", value, 500);
        source = checks.required("source", source, 60);
        checks.that(
                confidence.signum() >= 0 && confidence.compareTo(BigDecimal.ONE) <= 0,
                "confidence",
                InputRule.OUT_OF_RANGE,
                0,
                1);
        checks.refuseIfAny();
    }
}
