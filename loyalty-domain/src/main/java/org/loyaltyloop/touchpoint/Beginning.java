package org.loyaltyloop.touchpoint;

import java.time.Instant;
import java.util.Optional;

/**
 * How an account began: what decides whether talk with it is talk with a customer.
 *
 * @param customerSince from when it is a customer; empty while it never bought
 * @param firstMoved its first moving touchpoint; empty while there is none
 */
record Beginning(Optional<Instant> customerSince, Optional<Instant> firstMoved) {

    static final Beginning UNKNOWN = new Beginning(Optional.empty(), Optional.empty());

    /** Whether it is a customer at that moment. */
    boolean isCustomer(Instant moment) {
        return customerSince.filter(since -> !moment.isBefore(since)).isPresent();
    }

    /**
     * The same account once a moving touchpoint is known of it: a sale, or what only follows a
     * sale, makes a customer.
     */
    Beginning after(LoopStage stage, Instant moment) {
        boolean first = firstMoved.filter(at -> !moment.isBefore(at)).isEmpty();
        boolean customer =
                stage == LoopStage.TRANSACTION || (first && stage.isAfter(LoopStage.TRANSACTION));
        return new Beginning(
                customer ? Optional.of(earlier(customerSince, moment)) : customerSince,
                Optional.of(earlier(firstMoved, moment)));
    }

    private static Instant earlier(Optional<Instant> one, Instant other) {
        return one.filter(at -> at.isBefore(other)).orElse(other);
    }
}
