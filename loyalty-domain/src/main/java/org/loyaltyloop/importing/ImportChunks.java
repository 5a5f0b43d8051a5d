package org.loyaltyloop.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loyaltyloop.mapping.ImportRecord;
import org.loyaltyloop.mapping.MappedRow;

/**
 * The transactions of a run: a chunk of rows is stored together with what became of it, or not at
 * all. So a run that breaks off anywhere goes on after the last chunk, and nothing is lost, doubled
 * or unaccounted for.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class ImportChunks {

    private final Runs runs;

    @Inject
    ImportChunks(Runs runs) {
        this.runs = runs;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ImportChunks() {
        this(null);
    }

    /** Begins or resumes; answers the run as it stands, or nothing when there is nothing to do. */
    Optional<Flight> begin(RunId id) {
        Flight run = runs.lock(id);
        if (run.state() != RunState.WAITING && run.state() != RunState.RUNNING) {
            return Optional.empty();
        }
        if (run.dry() && run.lastRow() > 0) {
            runs.restart(id);
        }
        runs.enter(id, RunState.RUNNING);
        return Optional.of(runs.get(id));
    }

    void total(RunId id, long rows) {
        runs.total(id, rows);
    }

    void end(RunId id, RunState state) {
        runs.enter(id, state);
    }

    void fail(RunId id, String reference) {
        runs.fail(id, reference);
    }

    /**
     * Handles rows that follow each other; answers false when somebody else handled them or ended
     * the run meanwhile.
     */
    boolean handle(Importer importer, ImportContext context, List<MappedRow> rows) {
        Flight run = runs.lock(context.run());
        long first = rows.get(0).number();
        if (run.state() != RunState.RUNNING
                || run.pass() > context.pass()
                || run.pass() == context.pass() && run.lastRow() >= first) {
            return false;
        }
        List<ImportResult> results = new ArrayList<>();
        List<ImportRecord> records = new ArrayList<>();
        for (MappedRow row : rows) {
            records.addAll(row.records());
            // What is wrong with a row as such is the same in every pass: it is told once.
            if (row.fate() != MappedRow.Fate.MAPPED && context.pass() == 1) {
                results.add(verdict(row));
            }
        }
        if (!records.isEmpty()) {
            results.addAll(
                    run.dry()
                            ? importer.check(context, records)
                            : importer.apply(context, records));
        }
        runs.store(run, results);
        runs.count(run.id(), results);
        runs.advance(
                run.id(),
                context.pass(),
                rows.get(rows.size() - 1).number(),
                context.pass() == 1 ? rows.size() : 0);
        return true;
    }

    /** Takes back some things of one kind; answers how many it dealt with, 0 when none is left. */
    int undo(Importer importer, ImportContext context, String thing, int most) {
        Flight run = runs.lock(context.run());
        if (run.state() != RunState.UNDOING) {
            return 0;
        }
        List<MadeThing> made = runs.toUndo(run.id(), thing, most);
        if (!made.isEmpty()) {
            Map<Long, String> fates = importer.undo(context, thing, made);
            runs.undone(run.id(), fates);
        }
        return made.size();
    }

    private static ImportResult verdict(MappedRow row) {
        Outcome outcome = row.fate() == MappedRow.Fate.SKIPPED ? Outcome.SKIPPED : Outcome.REJECTED;
        return new ImportResult(
                row.number(),
                -1,
                ImportResult.ROW,
                outcome,
                Optional.empty(),
                row.problems().stream().findFirst(),
                Optional.empty());
    }
}
