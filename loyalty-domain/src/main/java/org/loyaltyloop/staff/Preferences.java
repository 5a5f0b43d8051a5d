package org.loyaltyloop.staff;

import java.time.ZoneId;
import java.util.Optional;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * How a user wants to see the product; what is empty follows the browser or the firm.
 *
 * @param language {@code en} or {@code nl}
 * @param theme {@code light} or {@code dark}
 * @param timeZone the zone in which times are shown
 */
public record Preferences(
        Optional<String> language, Optional<String> theme, Optional<ZoneId> timeZone) {

    /** Refuses languages and themes that the product does not have. */
    public Preferences {
        Checks checks = new Checks();
        language.ifPresent(
                code -> checks.that(code.matches("en|nl"), "language", InputRule.UNKNOWN_VALUE));
        theme.ifPresent(
                code -> checks.that(code.matches("light|dark"), "theme", InputRule.UNKNOWN_VALUE));
        checks.refuseIfAny();
    }
}
