package org.loyaltyloop.opportunity;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.staff.UserId;

/**
 * How sales does in a period: what came in, what was decided, how long that took, what is expected.
 *
 * @param opened how many opportunities were opened
 * @param won how many were won
 * @param wonWorth what those are worth
 * @param lost how many were lost
 * @param cycleDays from opening to winning, in days: the median; empty where none was won
 * @param slowCycleDays within how many days nine in ten were won
 * @param pipeline what is open now, by phase and currency
 * @param reasons why opportunities were lost, most first
 * @param people what each owner did and expects
 * @param activity how many touchpoints of sales each owner's accounts had, by stage of the loop
 */
public record SalesFigures(
        long opened,
        long won,
        Worth wonWorth,
        long lost,
        Optional<Double> cycleDays,
        Optional<Double> slowCycleDays,
        List<PhaseSum> pipeline,
        List<Lost> reasons,
        List<Person> people,
        List<Activity> activity) {

    /** Copies the lists. */
    public SalesFigures {
        pipeline = List.copyOf(pipeline);
        reasons = List.copyOf(reasons);
        people = List.copyOf(people);
        activity = List.copyOf(activity);
    }

    /** Won of all that was decided. */
    public Measure winRate() {
        return Measure.share(won, won + lost);
    }

    /**
     * A reason for losing.
     *
     * @param code of the reason; empty where nobody gave one
     */
    public record Lost(Optional<String> code, long count, Worth worth) {}

    /**
     * A month of a person: what was sold and what is expected.
     *
     * @param won what was won in it
     * @param expected what is open and expected to close in it, weighted
     */
    public record Month(Worth won, Worth expected) {

        /** Nothing. */
        public static final Month NONE = new Month(Worth.NOTHING, Worth.NOTHING);

        Month plus(Month other) {
            return new Month(won.plus(other.won), expected.plus(other.expected));
        }
    }

    /**
     * An owner.
     *
     * @param id empty for what nobody owns
     * @param won how many won in the period
     * @param lost how many lost in it
     * @param open how many are open now
     * @param months what was sold and is expected, by month; what should have closed by now counts
     *     in {@code overdue}
     * @param overdue weighted, of what should have closed before this month
     * @param undated weighted, of what nobody expects in some month
     */
    public record Person(
            Optional<UserId> id,
            String name,
            long won,
            long lost,
            long open,
            Map<YearMonth, Month> months,
            Worth overdue,
            Worth undated) {

        /** Copies the map. */
        public Person {
            months = Map.copyOf(months);
        }

        /** Won of all that was decided. */
        public Measure winRate() {
            return Measure.share(won, won + lost);
        }

        /** A month; nothing where there is none. */
        public Month in(YearMonth month) {
            return months.getOrDefault(month, Month.NONE);
        }
    }

    /** Touchpoints of sales in a stage of the loop, by its number. */
    public record Activity(int stage, long touchpoints) {}
}
