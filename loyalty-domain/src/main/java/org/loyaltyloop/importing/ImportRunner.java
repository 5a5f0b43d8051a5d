package org.loyaltyloop.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.mapping.MappedRow;
import org.loyaltyloop.mapping.RowMapper;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.tabular.ByteSource;
import org.loyaltyloop.tabular.TableRows;
import org.loyaltyloop.tabular.Tables;

/**
 * Takes a run through its file: maps rows, hands them to the importer in chunks, and goes on where
 * an earlier attempt ended. Holds a chunk in memory, never the file.
 */
@ApplicationScoped
class ImportRunner {

    /** Rows that are stored in one transaction. */
    static final int CHUNK = 1_000;

    /** Hears how far it is. */
    @FunctionalInterface
    interface Progress {
        /** Rows done of rows in all; what is being undone counts likewise. */
        void at(long done, long total);
    }

    private final Uploads uploads;
    private final ImportChunks chunks;
    private final Runs runs;
    private final Importers importers;
    private final Settings settings;

    @Inject
    ImportRunner(
            Uploads uploads,
            ImportChunks chunks,
            Runs runs,
            Importers importers,
            Settings settings) {
        this.uploads = uploads;
        this.chunks = chunks;
        this.runs = runs;
        this.importers = importers;
        this.settings = settings;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ImportRunner() {
        this(null, null, null, null, null);
    }

    /** Runs until the file's end or until asked to stop; answers the state it left the run in. */
    RunState run(RunId id, Progress progress, Stop stop) {
        Optional<Flight> begun = chunks.begin(id);
        if (begun.isEmpty()) {
            return runs.get(id).state();
        }
        Flight run = begun.get();
        ByteSource file =
                uploads.bytes(
                        run.upload()
                                .orElseThrow(
                                        () -> new BusinessRuleViolation(ImportRule.FILE_GONE)));
        Importer importer = importers.get(run.importer());
        int passes = importer.passes(run.mapping());
        long rows = run.rowsTotal() > 0 ? run.rowsTotal() : count(run, file);
        chunks.total(id, rows);
        long total = rows * passes;
        SeenKeys seen = new SeenKeys();
        ZoneId here = settings.zone();
        long done = 0;
        for (int pass = 1; pass <= passes; pass++) {
            ImportContext context = new ImportContext(run.actor(), id, pass, here, seen);
            Leg leg = new Leg(run, importer, context, total);
            done = leg.fly(file, done, progress, stop);
            if (leg.wish == Stop.Wish.CANCEL) {
                chunks.end(id, RunState.CANCELLED);
                return RunState.CANCELLED;
            }
            if (leg.wish == Stop.Wish.PAUSE || leg.overtaken) {
                return runs.get(id).state();
            }
        }
        chunks.end(id, RunState.DONE);
        return RunState.DONE;
    }

    /**
     * Takes back what a run created, the last things first; answers the state it left the run in.
     */
    RunState undo(RunId id, Progress progress, Stop stop) {
        Flight run = runs.get(id);
        Importer importer = importers.get(run.importer());
        ImportContext context =
                new ImportContext(run.actor(), id, 1, settings.zone(), new SeenKeys());
        long total = runs.leftToUndo(id);
        long done = 0;
        for (String thing : importer.things()) {
            for (int n = 1; n > 0; done += n) {
                Stop.Wish wish = stop.wish();
                if (wish == Stop.Wish.CANCEL) {
                    chunks.end(id, RunState.CANCELLED);
                }
                if (wish != Stop.Wish.GO_ON) {
                    return runs.get(id).state();
                }
                n = chunks.undo(importer, context, thing, CHUNK);
                progress.at(done + n, total);
            }
        }
        chunks.end(id, RunState.UNDONE);
        return RunState.UNDONE;
    }

    private static long count(Flight run, ByteSource file) {
        try (TableRows rows = Tables.open(file, run.format())) {
            long count = 0;
            while (rows.hasNext()) {
                rows.next();
                count++;
            }
            return count;
        }
    }

    /** One reading of the file. */
    private final class Leg {

        private final Flight run;
        private final Importer importer;
        private final ImportContext context;
        private final long total;
        private Stop.Wish wish = Stop.Wish.GO_ON;
        private boolean overtaken;

        Leg(Flight run, Importer importer, ImportContext context, long total) {
            this.run = run;
            this.importer = importer;
            this.context = context;
            this.total = total;
        }

        long fly(ByteSource file, long doneBefore, Progress progress, Stop stop) {
            long done = doneBefore;
            try (TableRows rows = Tables.open(file, run.format())) {
                RowMapper mapper =
                        new RowMapper(
                                run.mapping(), importer.fields(), rows.columns(), context.zone());
                List<MappedRow> chunk = new ArrayList<>(CHUNK);
                while (rows.hasNext()) {
                    var row = rows.next();
                    done++;
                    if (!storedBefore(row.number())) {
                        chunk.add(mapper.map(row));
                    }
                    if (chunk.size() == CHUNK || !rows.hasNext() && !chunk.isEmpty()) {
                        wish = stop.wish();
                        overtaken =
                                wish == Stop.Wish.GO_ON && !chunks.handle(importer, context, chunk);
                        if (wish != Stop.Wish.GO_ON || overtaken) {
                            return done;
                        }
                        chunk.clear();
                        progress.at(done, total);
                    }
                }
            }
            return done;
        }

        private boolean storedBefore(long row) {
            return run.pass() > context.pass()
                    || run.pass() == context.pass() && row <= run.lastRow();
        }
    }
}
