package org.loyaltyloop.loop;

import java.util.Optional;
import org.loyaltyloop.journey.Stages;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;

/**
 * What is counted, as small numbers: some bits for each of the things that figures are told apart
 * by. {@link FactSql} makes the same numbers in SQL; a test holds the two together.
 */
final class Key {

    /** Days between two touchpoints from which on they are kept one by one. */
    static final int LONG_GAP = 30;

    /** The longest stay, lap or gap that is told apart, in days: 22 years. */
    static final int MOST_DAYS = 8191;

    /** Classes of laps: the first or one without a purchase, a long one, a short loop. */
    static final int NO_CLOSURE = 0;

    static final int LONG_LAP = 1;
    static final int SHORT_LOOP = 2;

    /** Minutes up to here are kept as they are; beyond, a thirty-second of their power of two. */
    private static final int EXACT_MINUTES = 64;

    private Key() {}

    static int place(LoopStage stage, Department department, Channel channel) {
        return stage.number() << 8 | department.ordinal() + 1 << 4 | channel.ordinal() + 1;
    }

    /** The stage of a {@link #place}. */
    static int stageOfPlace(int key) {
        return key >> 8;
    }

    static Department department(int place) {
        return Department.values()[(place >> 4 & 15) - 1];
    }

    static Channel channel(int place) {
        return Channel.values()[(place & 15) - 1];
    }

    /** Whether a {@link #place} is one of the department and channel asked for. */
    static boolean matches(int place, Optional<Department> department, Optional<Channel> channel) {
        return department.map(d -> (place >> 4 & 15) == d.ordinal() + 1).orElse(true)
                && channel.map(c -> (place & 15) == c.ordinal() + 1).orElse(true);
    }

    static int score(int place, SurveyMetric metric, int score) {
        return place << 6 | metric.ordinal() << 4 | score;
    }

    /** A stay; {@code next} is 0 while it lasts. */
    static int stay(int stage, int next, long days) {
        return stage << 17 | next << 13 | capped(days);
    }

    static int stageOfStay(int key) {
        return key >> 17;
    }

    static int nextOfStay(int key) {
        return key >> 13 & 15;
    }

    /** The days of a {@link #stay}, {@link #pair} or {@link #gap}. */
    static int days(int key) {
        return key & MOST_DAYS;
    }

    static int started(LoopStage first, int closure) {
        return first.number() << 2 | closure;
    }

    static int ended(LoopStage reached, Stages visited) {
        return reached.number() << 8 | visited.mask();
    }

    /** A pair of touchpoints; gaps under {@link #LONG_GAP} days are not told apart. */
    static int pair(int from, int to, long days) {
        return from << 17 | to << 13 | (days < LONG_GAP ? 0 : capped(days));
    }

    /** A touchpoint followed after so many days; 0 days where none followed yet. */
    static int gap(int stage, long days) {
        return stage << 13 | capped(days);
    }

    static int stageOfGap(int key) {
        return key >> 13;
    }

    static int response(int place, long minutes) {
        return place << 10 | step(minutes);
    }

    /**
     * Times to an answer are kept to the minute up to an hour, and beyond in steps of a
     * thirty-second of their power of two, at most three in a hundred off: this is the step.
     */
    static int step(long minutes) {
        if (minutes < EXACT_MINUTES) {
            return (int) minutes;
        }
        int shift = Math.min(58 - Long.numberOfLeadingZeros(minutes), 29);
        return EXACT_MINUTES + (shift - 1) * 32 + (int) Math.min(31, (minutes >> shift) - 32);
    }

    /** The minutes at which a {@link #step} begins. */
    static long minutes(int step) {
        if (step < EXACT_MINUTES) {
            return step;
        }
        int shift = (step - EXACT_MINUTES) / 32 + 1;
        return (long) ((step - EXACT_MINUTES) % 32 + 32) << shift;
    }

    static int capped(long days) {
        return (int) Math.max(0, Math.min(days, MOST_DAYS));
    }
}
