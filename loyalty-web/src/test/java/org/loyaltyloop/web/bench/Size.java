package org.loyaltyloop.web.bench;

import java.util.Arrays;

/** How large an invented firm is. */
enum Size {
    SMALL("100k", 100_000, 100_000),
    MEDIUM("1m", 100_000, 1_000_000),
    LARGE("10m", 100_000, 10_000_000),
    /** Many accounts, for search. */
    WIDE("wide", 1_000_000, 0);

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

    /** The firm with a tenth of the touchpoints. */
    Size tenth() {
        return switch (this) {
            case LARGE -> MEDIUM;
            case MEDIUM, WIDE -> SMALL;
            case SMALL -> throw new IllegalArgumentException("nothing is smaller than " + code);
        };
    }

    String database() {
        return "bench_" + code;
    }
}
