package org.loyaltyloop.importing;

import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.kernel.Violation;
import org.loyaltyloop.mapping.ImportRecord;
import org.loyaltyloop.mapping.RowProblem;

/**
 * What became of one thing in a row.
 *
 * @param row the row's number
 * @param output the mapping's output, from 0; −1 for the row itself
 * @param thing the kind of record in lower case, such as {@code account}; {@link #ROW} for the row
 *     itself
 * @param outcome what became of it
 * @param target the record, where there is one
 * @param problem why it was left out, refused, or noted
 * @param before what an update replaced, as JSON that the importer can read when it is undone
 */
public record ImportResult(
        long row,
        int output,
        String thing,
        Outcome outcome,
        Optional<UUID> target,
        Optional<RowProblem> problem,
        Optional<String> before) {

    /** The thing of a row that yielded nothing. */
    public static final String ROW = "row";

    /** A record was handled. */
    public static ImportResult of(ImportRecord from, String thing, Outcome outcome, UUID target) {
        return new ImportResult(
                from.row(),
                from.output(),
                thing,
                outcome,
                Optional.of(target),
                Optional.empty(),
                Optional.empty());
    }

    /** A record would be handled so: in a dry run there may be no record yet. */
    public static ImportResult planned(ImportRecord from, String thing, Outcome outcome) {
        return new ImportResult(
                from.row(),
                from.output(),
                thing,
                outcome,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A record was changed. */
    public static ImportResult updated(
            ImportRecord from, String thing, UUID target, String before) {
        return new ImportResult(
                from.row(),
                from.output(),
                thing,
                Outcome.UPDATED,
                Optional.of(target),
                Optional.empty(),
                Optional.of(before));
    }

    /** A record was refused. */
    public static ImportResult rejected(ImportRecord from, String thing, RowProblem problem) {
        return new ImportResult(
                from.row(),
                from.output(),
                thing,
                Outcome.REJECTED,
                Optional.empty(),
                Optional.of(problem),
                Optional.empty());
    }

    /** A record was refused because it breaks a rule. */
    public static ImportResult rejected(
            ImportRecord from, String thing, Violation violation, String value) {
        return rejected(
                from, thing, new RowProblem(violation.rule().code(), violation.field(), value));
    }

    /** A record was taken, with a remark. */
    public static ImportResult noted(ImportRecord from, String thing, RowProblem remark) {
        return new ImportResult(
                from.row(),
                from.output(),
                thing,
                Outcome.NOTED,
                Optional.empty(),
                Optional.of(remark),
                Optional.empty());
    }
}
