package org.loyaltyloop.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;

/** What screens and reports show of uploads and runs; for managers and administrators. */
@ApplicationScoped
@Transactional
public class ImportQueries {

    private static final int REPORT_PAGE = 2_000;

    private static final String RUN =
            """
            select run.*, coalesce(sum(n) filter (where thing <> 'row' and outcome = 'CREATED'), 0)::bigint as created,
                   coalesce(sum(n) filter (where thing <> 'row' and outcome = 'UPDATED'), 0)::bigint as updated,
                   coalesce(sum(n) filter (where thing <> 'row' and outcome = 'UNCHANGED'), 0)::bigint as unchanged,
                   coalesce(sum(n) filter (where outcome = 'SKIPPED'), 0)::bigint as skipped,
                   coalesce(sum(n) filter (where outcome = 'REJECTED'), 0)::bigint as rejected
            from importing.run left join importing.run_count on run_id = run.id
            """;

    private final Database database;

    @Inject
    ImportQueries(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ImportQueries() {
        this(null);
    }

    /** The latest runs, newest first. */
    public List<RunRow> runs(Actor actor, int most) {
        actor.require(Role.MANAGER);
        return database.list(
                RUN
                        + "where run.id in (select id from importing.run order by created_at desc limit ?) "
                        + "group by run.id order by run.created_at desc",
                ImportQueries::run,
                most);
    }

    /** A run. */
    public RunRow run(Actor actor, RunId id) {
        actor.require(Role.MANAGER);
        return database.first(
                        RUN + "where run.id = ? group by run.id", ImportQueries::run, id.value())
                .orElseThrow(() -> new NotFound("run", id));
    }

    /** How many things had which outcome, for which reason. */
    public List<RunCount> counts(Actor actor, RunId id) {
        actor.require(Role.MANAGER);
        return database.list(
                "select thing, outcome, code, n from importing.run_count where run_id = ? order by thing, outcome, code",
                row ->
                        new RunCount(
                                row.text("thing"),
                                Outcome.valueOf(row.text("outcome")),
                                row.text("code"),
                                row.number("n")),
                id.value());
    }

    /**
     * The first lines of a run that somebody should look at: refused, noted, and, after an undo,
     * kept.
     */
    public List<RunLine> troubles(Actor actor, RunId id, int most) {
        actor.require(Role.MANAGER);
        return database.list(
                """
                select * from importing.run_result
                where run_id = ? and (outcome in ('REJECTED', 'NOTED') or undo not in ('', 'undone'))
                order by undo = '', outcome = 'REJECTED', seq limit ?
                """,
                ImportQueries::line,
                id.value(),
                most);
    }

    /** How many things an undo took back, and how many it could not, by the reason's code. */
    public List<RunCount> undoCounts(Actor actor, RunId id) {
        actor.require(Role.MANAGER);
        return database.list(
                """
                select thing, outcome, undo as code, count(*) as n from importing.run_result
                where run_id = ? and undo <> '' group by thing, outcome, undo order by thing, outcome, undo
                """,
                row ->
                        new RunCount(
                                row.text("thing"),
                                Outcome.valueOf(row.text("outcome")),
                                row.text("code"),
                                row.number("n")),
                id.value());
    }

    /** Hands over every line of a run in the order in which they came about, in parts. */
    public void report(Actor actor, RunId id, Consumer<List<RunLine>> sink) {
        actor.require(Role.MANAGER);
        long after = 0;
        List<RunLine> page;
        do {
            page =
                    database.list(
                            "select * from importing.run_result where run_id = ? and seq > ? order by seq limit ?",
                            ImportQueries::line,
                            id.value(),
                            after,
                            REPORT_PAGE);
            if (!page.isEmpty()) {
                after = page.get(page.size() - 1).seq();
                sink.accept(page);
            }
        } while (page.size() == REPORT_PAGE);
    }

    /** The files that were uploaded, newest first. */
    public List<UploadRow> uploads(Actor actor, int most) {
        actor.require(Role.MANAGER);
        return database.list(
                """
                select upload.id, name, size, upload.created_at, created_by_name,
                       (select count(*) from importing.run where upload_id = upload.id and mode = 'IMPORT') as imports
                from importing.upload order by upload.created_at desc limit ?
                """,
                row ->
                        new UploadRow(
                                new UploadId(row.uuid("id")),
                                row.text("name"),
                                row.number("size"),
                                row.instant("created_at"),
                                row.text("created_by_name"),
                                row.number("imports")),
                most);
    }

    private static RunRow run(Row row) throws SQLException {
        return new RunRow(
                new RunId(row.uuid("id")),
                row.optionalUuid("upload_id").map(UploadId::new),
                row.text("file_name"),
                RunMode.valueOf(row.text("mode")),
                row.text("importer"),
                RunState.valueOf(row.text("state")),
                row.number("rows_total"),
                row.number("rows_done"),
                row.number("created"),
                row.number("updated"),
                row.number("unchanged"),
                row.number("skipped"),
                row.number("rejected"),
                row.text("failure"),
                row.text("started_by_name"),
                row.instant("created_at"),
                row.optionalInstant("finished_at"));
    }

    private static RunLine line(Row row) throws SQLException {
        return new RunLine(
                row.number("seq"),
                row.number("row_no"),
                row.text("output"),
                row.text("thing"),
                Outcome.valueOf(row.text("outcome")),
                row.optionalUuid("target"),
                row.text("code"),
                row.text("subject"),
                row.text("value"),
                Optional.of(row.text("undo")).filter(u -> !u.isEmpty()));
    }
}
