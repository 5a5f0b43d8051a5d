package org.loyaltyloop.staff;

import java.util.Arrays;
import java.util.Optional;

/** What an API key may do, on all accounts. */
public enum Scope {
    /** Record touchpoints. */
    TOUCHPOINTS_WRITE("touchpoints:write"),
    /** Read accounts, timeline, touchpoints, catalogue, search. */
    ACCOUNTS_READ("accounts:read"),
    /** Create and change accounts. */
    ACCOUNTS_WRITE("accounts:write"),
    /** Read journeys, binding, loop. */
    INSIGHT_READ("insight:read");

    private final String code;

    Scope(String code) {
        this.code = code;
    }

    /** The scope's name in the REST contract. */
    public String code() {
        return code;
    }

    /** The scope of that name, if there is one. */
    public static Optional<Scope> ofCode(String code) {
        return Arrays.stream(values()).filter(s -> s.code.equals(code)).findFirst();
    }
}
