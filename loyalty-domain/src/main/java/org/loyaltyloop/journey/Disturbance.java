package org.loyaltyloop.journey;

import java.time.Instant;

/**
 * What happened to the steps of a journey other than behind its last one.
 *
 * @param since the first moment at which a step came, went or changed
 * @param added how many steps came, less those that went
 */
record Disturbance(Instant since, int added) {

    /** Both. */
    Disturbance and(Disturbance other) {
        return new Disturbance(
                other.since.isBefore(since) ? other.since : since, added + other.added);
    }
}
