package org.loyaltyloop.customer;

import java.util.Optional;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * A postal address of an account; every part but the kind may be unknown, not all of them.
 *
 * @param kind what the address is for
 * @param street with house number
 * @param postalCode as written in its country
 * @param city the place
 * @param country ISO 3166-1 alpha-2 code where known, otherwise as the source named it
 */
public record Address(
        Kind kind,
        Optional<String> street,
        Optional<String> postalCode,
        Optional<String> city,
        Optional<String> country) {

    /** What an address is for. */
    public enum Kind {
        /** Where visitors go. */
        VISIT,
        /** Where letters go. */
        POST,
        /** Where invoices go. */
        INVOICE,
        /** Where goods go. */
        DELIVERY
    }

    /** Refuses overlong or invisible parts and an address without any part. */
    public Address {
        Checks checks = new Checks();
        street = checks.optional("street", street, 200);
        postalCode = checks.optional("postalCode", postalCode, 20);
        city = checks.optional("city", city, 100);
        country = checks.optional("country", country, 100);
        checks.that(
                street.isPresent()
                        || postalCode.isPresent()
                        || city.isPresent()
                        || country.isPresent(),
                "street",
                InputRule.REQUIRED);
        checks.refuseIfAny();
    }
}
