package org.loyaltyloop.web.bench;

import java.util.Arrays;

/** How large an invented firm is. */
enum Size {
    SMALL("100k", 10_000, 100_000),
    MEDIUM("1m", 100_000, 1_000_000),
    LARGE("10m", 100_000, 10_000_000),
    /** Many accounts, for search. */
    WIDE("wide", 1_000_000, 1_000_000);

    private final String code;
    private final int accounts;
    private final int touchpoints;

    Size(String code, int accounts, int touchpoints) {
        this.code = code;
        this.accounts = accounts;
        this.touchpoints = touchpoints;
    }

    static Size of(String code) {
        return Arrays.stream(values())
                .filter(size -> size.code.equalsIgnoreCase(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such size: " + code));
    }

    String code() {
        return code;
    }

    int accounts() {
        return accounts;
    }

    int touchpoints() {
        return touchpoints;
    }

    String database() {
        return "bench_" + code;
    }
}
