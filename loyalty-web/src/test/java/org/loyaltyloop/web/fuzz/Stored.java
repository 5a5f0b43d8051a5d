package org.loyaltyloop.web.fuzz;

import java.util.Map;
import java.util.TreeMap;
import org.loyaltyloop.web.testing.RunningCrm;

/** How many records of each kind the product holds, to be compared before and after. */
public final class Stored {

    private static final Map<String, String> KINDS =
            Map.of(
                    "accounts", "customer.account",
                    "account references", "customer.account_ref",
                    "addresses", "customer.address",
                    "contacts", "customer.contact",
                    "contacts at accounts", "customer.contact_at_account",
                    "touchpoints", "touchpoint.touchpoint where withdrawn_at is null",
                    "journeys", "journey.journey where lap > 0");

    private Stored() {}

    /** The counts by kind. */
    public static Map<String, Long> in(RunningCrm crm) {
        Map<String, Long> counts = new TreeMap<>();
        KINDS.forEach(
                (kind, rows) -> counts.put(kind, crm.sql().number("select count(*) from " + rows)));
        return counts;
    }
}
