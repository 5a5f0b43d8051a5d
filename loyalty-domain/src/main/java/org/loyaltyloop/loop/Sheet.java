package org.loyaltyloop.loop;

import java.time.LocalDate;

/**
 * What is known of a topic on a day or in a month: counts, or sets of accounts.
 *
 * @param counts empty where the topic is about sets
 * @param sets empty where it is about counts
 */
record Sheet(Counts counts, AccountSets sets) {

    /**
     * Names a sheet.
     *
     * @param month whether it is about the month that begins that day
     */
    record Key(Topic topic, boolean month, LocalDate day) {

        Key ofMonth() {
            return new Key(topic, true, day.withDayOfMonth(1));
        }
    }

    static Sheet blank() {
        return new Sheet(new Counts(), new AccountSets());
    }

    static Sheet read(Topic topic, byte[] content) {
        return topic.ofAccounts()
                ? new Sheet(new Counts(), AccountSets.read(content))
                : new Sheet(Counts.read(content), new AccountSets());
    }

    byte[] bytes(Topic topic) {
        return topic.ofAccounts() ? sets.bytes() : counts.bytes();
    }

    void add(Sheet other) {
        counts.add(other.counts);
        sets.add(other.sets);
    }

    int weight() {
        return counts.weight() + sets.weight();
    }
}
