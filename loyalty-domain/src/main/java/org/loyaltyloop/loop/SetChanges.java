package org.loyaltyloop.loop;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which accounts belong into which sets by day, and which no more; the last word counts. */
final class SetChanges {

    private final Map<Membership, Boolean> changes = new LinkedHashMap<>();

    /** An account in a set of a day. */
    record Membership(Topic topic, LocalDate day, int key, int account) {}

    void set(Topic topic, LocalDate day, int key, int account, boolean in) {
        changes.put(new Membership(topic, day, key, account), in);
    }

    Map<Membership, Boolean> all() {
        return changes;
    }
}
