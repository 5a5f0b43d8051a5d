package org.loyaltyloop.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.Writer;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loyaltyloop.kernel.NotFound;

/**
 * Background jobs: asking for one, following it, stopping it, reading its report. The caller has
 * checked that the author may; a job starts once the transaction that asked for it commits.
 */
@ApplicationScoped
@Transactional
public class Jobs {

    private static final String SELECT =
            """
            select id, kind, state, done, total, message, cancel_requested, started_by, started_by_name,
                   array(select key from jsonb_each_text(params) order by key) as param_names,
                   array(select value from jsonb_each_text(params) order by key) as param_values,
                   array(select key from jsonb_each_text(result) order by key) as result_names,
                   array(select value from jsonb_each_text(result) order by key) as result_values,
                   created_at, started_at, finished_at,
                   exists (select from platform.job_report r where r.job_id = job.id) as has_report
            from platform.job
            """;

    private final Database database;
    private final Clock clock;

    @Inject
    Jobs(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Jobs() {
        this(null, null);
    }

    /** Asks for a job; the worker of that kind will get the parameters. */
    public JobId submit(String kind, Map<String, String> params, Author startedBy) {
        JobId id = JobId.next();
        database.update(
                """
                insert into platform.job (id, kind, params, started_by, started_by_name, created_at)
                values (?, ?, jsonb_object(?, ?), ?, ?, ?)
                """,
                id.value(),
                kind,
                params.keySet().toArray(String[]::new),
                params.values().toArray(String[]::new),
                startedBy.user(),
                startedBy.name(),
                clock.instant());
        return id;
    }

    /** A job as it stands. */
    public Optional<JobView> find(JobId id) {
        return database.first(SELECT + "where id = ?", Jobs::view, id.value());
    }

    /** The latest jobs of some kinds, newest first. */
    public List<JobView> latest(List<String> kinds, int atMost) {
        return database.list(
                SELECT + "where kind = any (?) order by created_at desc, id desc limit ?",
                Jobs::view,
                kinds.toArray(String[]::new),
                atMost);
    }

    /**
     * Stops a job: one that waits at once, one that runs at its next occasion; one that has ended
     * stays as it is.
     */
    public void cancel(JobId id) {
        int found =
                database.update(
                        """
                update platform.job
                set cancel_requested = cancel_requested or state in ('QUEUED', 'RUNNING'),
                    finished_at = case when state = 'QUEUED' then ? else finished_at end,
                    state = case when state = 'QUEUED' then 'CANCELLED' else state end
                where id = ?
                """,
                        clock.instant(),
                        id.value());
        if (found == 0) {
            throw new NotFound("job", id);
        }
    }

    /** Writes a job's report, piece by piece. */
    public void copyReport(JobId id, Writer target) throws IOException {
        long after = 0;
        while (true) {
            List<Chunk> chunks =
                    database.list(
                            "select seq, chunk from platform.job_report where job_id = ? and seq > ? order by seq limit 50",
                            row -> new Chunk(row.number("seq"), row.text("chunk")),
                            id.value(),
                            after);
            if (chunks.isEmpty()) {
                return;
            }
            for (Chunk chunk : chunks) {
                target.write(chunk.text());
                after = chunk.seq();
            }
        }
    }

    private static JobView view(Row row) throws SQLException {
        return new JobView(
                new JobId(row.uuid("id")),
                row.text("kind"),
                row.constant("state", JobState.class),
                row.number("done"),
                row.number("total"),
                row.text("message"),
                row.flag("cancel_requested"),
                row.optionalUuid("started_by"),
                row.text("started_by_name"),
                JobStore.map(row, "param_names", "param_values"),
                JobStore.map(row, "result_names", "result_values"),
                row.instant("created_at"),
                row.optionalInstant("started_at"),
                row.optionalInstant("finished_at"),
                row.flag("has_report"));
    }

    private record Chunk(long seq, String text) {}
}
