package org.loyaltyloop.feedback;

import java.time.Instant;
import java.time.ZoneId;

/** How long a link can be answered: through the last of so many days, in the firm's zone. */
final class Validity {

    private Validity() {}

    /** The moment after which a link made now cannot be answered. */
    static Instant end(Instant now, int days, ZoneId zone) {
        return now.atZone(zone).toLocalDate().plusDays(days + 1L).atStartOfDay(zone).toInstant();
    }
}
