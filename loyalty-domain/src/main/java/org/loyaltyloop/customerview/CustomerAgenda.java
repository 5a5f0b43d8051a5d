package org.loyaltyloop.customerview;

import java.util.List;
import java.util.Optional;

/**
 * What is planned and to be done with an account.
 *
 * @param next meetings to come and open tasks, the first first
 * @param cadence the agreed rhythm of conversations
 */
public record CustomerAgenda(List<CalendarEntry> next, Optional<CadenceRow> cadence) {

    /** Copies the list. */
    public CustomerAgenda {
        next = List.copyOf(next);
    }
}
