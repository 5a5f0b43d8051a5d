package org.loyaltyloop.mapping;

import java.util.List;

/**
 * What became of a row: records, or a verdict with its problems. Rejecting is for the whole row: it
 * never yields half of its records.
 *
 * @param number the row's number
 * @param fate whether it yielded records
 * @param records at least one when mapped, otherwise none
 * @param problems none when mapped, otherwise at least one
 */
public record MappedRow(
        long number, Fate fate, List<ImportRecord> records, List<RowProblem> problems) {

    /** What became of it. */
    public enum Fate {
        /** It yielded records. */
        MAPPED,
        /** It was left out. */
        SKIPPED,
        /** It was refused. */
        REJECTED
    }

    /** Copies the lists. */
    public MappedRow {
        records = List.copyOf(records);
        problems = List.copyOf(problems);
    }

    static MappedRow mapped(long number, List<ImportRecord> records) {
        return new MappedRow(number, Fate.MAPPED, records, List.of());
    }

    static MappedRow without(long number, Fate fate, List<RowProblem> problems) {
        return new MappedRow(number, fate, List.of(), problems);
    }
}
