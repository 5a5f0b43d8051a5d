package org.loyaltyloop.loop;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is counted by day of the firm's zone. Every topic adds up: the counts of a period are those
 * of its days. Stored by {@link #number()}; the bits of a key stand with {@link Key}.
 */
enum Topic {
    /** Touchpoints by stage, department and channel, on the day they happened. */
    TOUCHPOINTS(1),
    /** Survey answers by the stage asked about, department, channel, metric and score. */
    SCORES(2),
    /** Stays by stage, the stage that followed and days, on the day the stage was reached. */
    REACHED(3),
    /** Stays that ended by stage, the stage that followed and days, on the day they ended. */
    LEFT(4),
    /** Laps by their first stage and whether they closed the loop, on the day they started. */
    STARTED(5),
    /** Laps by the stage reached and the stages visited, on the day they ended. */
    ENDED(6),
    /** Laps by their length in days, on the day they ended. */
    LAP_DAYS(7),
    /** Consecutive moving touchpoints by their stages and the days between, on the second's day. */
    PAIRS(8),
    /**
     * Moving touchpoints that no other followed for {@link Key#LONG_GAP} days or until today, by
     * stage and the days to the next, on their own day.
     */
    GAPS(9),
    /** First responses by the inbound touchpoint's stage, department, channel and the time. */
    RESPONSES(10),
    /** Accounts by the stage they are in, on the day something last moved them. */
    QUIET(11),
    /** Sets of accounts with a touchpoint, by stage; 0 is any. */
    ACCOUNTS(21),
    /** The same by stage, department and channel. */
    ACCOUNTS_BY_PLACE(22),
    /** Sets of accounts that answered a survey, by the stage asked about. */
    ANSWERED(23),
    /** The same by the stage asked about, department and channel. */
    ANSWERED_BY_PLACE(24);

    private static final int FIRST_OF_SETS = 21;

    /** Bits of a key below its place; −1 where there is no place in it. */
    private static final int NO_PLACE = -1;

    private static final @Nullable Topic[] BY_NUMBER = new Topic[ANSWERED_BY_PLACE.number + 1];

    static {
        Arrays.stream(values()).forEach(topic -> BY_NUMBER[topic.number] = topic);
    }

    private final int number;

    Topic(int number) {
        this.number = number;
    }

    /** Whether its sheets are sets of accounts instead of counts. */
    boolean ofAccounts() {
        return number >= FIRST_OF_SETS;
    }

    /** The topic with that number. */
    static Topic of(int number) {
        Topic topic = BY_NUMBER[number];
        if (topic == null) {
            throw new IllegalArgumentException("no topic: " + number);
        }
        return topic;
    }

    private int belowPlace() {
        return switch (this) {
            case TOUCHPOINTS -> 0;
            case SCORES -> 6;
            case RESPONSES -> 10;
            default -> NO_PLACE;
        };
    }

    /** Whether its keys tell a department and a channel. */
    boolean hasPlace() {
        return belowPlace() != NO_PLACE;
    }

    /** Whether a key of it is of the department and the channel asked for, if it is of any. */
    boolean matches(int key, LoopFilter filter) {
        int shift = belowPlace();
        return shift == NO_PLACE
                || Key.matches(key >> shift, filter.department(), filter.channel());
    }

    /** Its number in the database, for good. */
    int number() {
        return number;
    }
}
