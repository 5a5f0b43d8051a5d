package org.loyaltyloop.mapping;

/**
 * A question to a row.
 *
 * @param column the column asked
 * @param test what is asked
 * @param value what {@link Test#IS} and {@link Test#IS_NOT} compare with, whatever its case;
 *     otherwise empty
 */
public record Condition(String column, Test test, String value) {

    /** What can be asked of a cell. */
    public enum Test {
        /** Nothing stands in it. */
        EMPTY,
        /** Something stands in it. */
        FILLED,
        /** The value stands in it. */
        IS,
        /** Anything but the value stands in it. */
        IS_NOT
    }

    /** Whether nothing stands in the column. */
    public static Condition empty(String column) {
        return new Condition(column, Test.EMPTY, "");
    }

    /** Whether the value stands in the column. */
    public static Condition is(String column, String value) {
        return new Condition(column, Test.IS, value);
    }

    /** Whether it holds for a cell. */
    public boolean holds(String cell) {
        return switch (test) {
            case EMPTY -> cell.isEmpty();
            case FILLED -> !cell.isEmpty();
            case IS -> cell.equalsIgnoreCase(value.strip());
            case IS_NOT -> !cell.equalsIgnoreCase(value.strip());
        };
    }
}
