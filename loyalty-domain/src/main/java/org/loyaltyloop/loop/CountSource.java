package org.loyaltyloop.loop;

import java.time.LocalDate;
import java.util.Map;
import org.loyaltyloop.kernel.Period;

/**
 * Where figures come from: the sheets of counts kept by day, or the facts themselves where accounts
 * or offerings are singled out that the sheets do not know. Both answer the same.
 */
interface CountSource {

    /** The counts of a period; of those by place, only of the department and channel asked for. */
    Counts sum(Topic topic, Period period);

    /** The same by day, days without any left out. */
    Map<LocalDate, Counts> days(Topic topic, Period period);

    /** Different accounts with touchpoints in the period. */
    Reach reach(Period period);

    /**
     * Where accounts were, by stage number.
     *
     * @param day when it began; tomorrow, or later, stands for now
     * @param stalledBy the same day, or today if that is sooner: a future that has not come stalls
     *     nobody
     */
    Map<Integer, Standing> standing(LocalDate day, LocalDate stalledBy);

    /** How many touchpoints are recorded but not in these figures yet. */
    long pending();

    /**
     * Different accounts, by stage number.
     *
     * @param all accounts with any touchpoint
     * @param accounts accounts with a touchpoint in the stage
     * @param answered of those, the ones that answered a survey about the stage
     */
    record Reach(long all, Map<Integer, Long> accounts, Map<Integer, Long> answered) {}

    /**
     * Accounts in a stage.
     *
     * @param stalled of those, the ones that nothing moved for longer than the stage's patience
     */
    record Standing(long accounts, long stalled) {

        static final Standing NOBODY = new Standing(0, 0);
    }
}
