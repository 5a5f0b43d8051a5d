package org.loyaltyloop.staff;

import java.io.Serializable;
import java.time.ZoneId;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * What the firm says of itself.
 *
 * @param name 1 to 100 characters; empty only where nobody gave it yet
 * @param zone IANA name of the zone in which its days begin and end
 * @param language code of the language of whoever chose none: en or nl
 */
public record FirmProfile(String name, String zone, String language) implements Serializable {

    private static final int LONGEST_NAME = 100;

    /** Refuses what cannot be the firm's. */
    void check() {
        Checks checks = new Checks();
        checks.required("name", name, LONGEST_NAME);
        checks.that(ZoneId.getAvailableZoneIds().contains(zone), "zone", InputRule.UNKNOWN_VALUE);
        checks.that(
                language.equals("en") || language.equals("nl"),
                "language",
                InputRule.UNKNOWN_VALUE);
        checks.refuseIfAny();
    }
}
