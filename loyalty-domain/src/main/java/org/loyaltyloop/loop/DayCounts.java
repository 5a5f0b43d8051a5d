package org.loyaltyloop.loop;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Ledgers of several days while they are filled; what comes and goes again leaves nothing. */
final class DayCounts {

    private final Map<LocalDate, Ledger> days = new HashMap<>();

    void add(Topic topic, UUID line, LocalDate day, int account, int key, int n) {
        days.computeIfAbsent(day, d -> new Ledger()).add(topic, line, account, key, n);
    }

    Map<LocalDate, Ledger> days() {
        return days;
    }
}
