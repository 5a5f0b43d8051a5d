package org.loyaltyloop.mapping;

/**
 * What happens to rows that meet a condition. The rules of a mapping are asked in order, and the
 * first that holds decides.
 *
 * @param verdict leave the row out as of no interest, or refuse it as wrong
 * @param when which rows
 */
public record RowRule(Verdict verdict, Condition when) {

    /** What a rule does with a row. */
    public enum Verdict {
        /** Leaves it out: nothing is wrong with it. */
        SKIP,
        /** Refuses it: somebody should look at it. */
        REJECT
    }

    /** Leaves out rows that meet the condition. */
    public static RowRule skip(Condition when) {
        return new RowRule(Verdict.SKIP, when);
    }

    /** Refuses rows that meet the condition. */
    public static RowRule reject(Condition when) {
        return new RowRule(Verdict.REJECT, when);
    }
}
