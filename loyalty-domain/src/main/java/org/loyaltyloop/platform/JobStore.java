package org.loyaltyloop.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The runner's side of jobs in the database: every step is a transaction of its own, apart from the
 * worker's.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class JobStore {

    /** A runner that was silent for that long is gone. */
    static final Duration SILENCE = Duration.ofSeconds(30);

    private static final int MOST_ATTEMPTS = 5;

    private final Database database;
    private final Clock clock;

    @Inject
    JobStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected JobStore() {
        this(null, null);
    }

    /**
     * A job that a runner holds.
     *
     * @param id of the job
     * @param kind which worker does it
     * @param params what was asked for
     * @param author who asked
     * @param attempt 1 for the first run
     */
    record Claimed(JobId id, String kind, Map<String, String> params, Author author, int attempt) {}

    /**
     * Takes the oldest job that waits, or was left behind by a runner that is gone; one of a kind
     * at a time.
     */
    public Optional<Claimed> claim(UUID runner, Collection<String> kinds) {
        Instant now = clock.instant();
        return database.first(
                """
                update platform.job
                set state = 'RUNNING', runner = ?, heartbeat = ?, attempt = attempt + 1,
                    started_at = coalesce(started_at, ?), done = 0, message = ''
                where id = (
                    select waiting.id from platform.job waiting
                    where waiting.kind = any (?)
                      and (waiting.state = 'QUEUED' or waiting.state = 'RUNNING' and waiting.heartbeat < ?)
                      and not exists (
                          select from platform.job other
                          where other.kind = waiting.kind and other.state = 'RUNNING' and other.heartbeat >= ?)
                    order by waiting.created_at, waiting.id
                    limit 1
                    for update skip locked)
                returning id, kind, attempt, started_by, started_by_name,
                          array(select key from jsonb_each_text(params) order by key) as param_names,
                          array(select value from jsonb_each_text(params) order by key) as param_values
                """,
                JobStore::claimed,
                runner,
                now,
                now,
                kinds.toArray(String[]::new),
                now.minus(SILENCE),
                now.minus(SILENCE));
    }

    /**
     * Marks as failed what runners that are gone left behind and what cannot be run again, or was
     * too often.
     */
    public int failInterrupted(Collection<String> resumableKinds) {
        return database.update(
                """
                update platform.job set state = 'FAILED', message = 'interrupted', finished_at = ?
                where state = 'RUNNING' and heartbeat < ? and (attempt >= ? or not kind = any (?))
                """,
                clock.instant(),
                clock.instant().minus(SILENCE),
                MOST_ATTEMPTS,
                resumableKinds.toArray(String[]::new));
    }

    /** Says that the runner lives; answers the jobs it still holds and nobody wants cancelled. */
    public Set<JobId> beat(UUID runner) {
        return database
                .list(
                        """
                        update platform.job set heartbeat = ? where runner = ? and state = 'RUNNING'
                        returning id, cancel_requested
                        """,
                        row ->
                                row.flag("cancel_requested")
                                        ? Optional.<JobId>empty()
                                        : Optional.of(new JobId(row.uuid("id"))),
                        clock.instant(),
                        runner)
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /** Notes progress; answers whether the work should go on. */
    public boolean progress(JobId id, UUID runner, long done, long total, String message) {
        return database.first(
                        """
                        update platform.job set done = ?, total = ?, message = ?, heartbeat = ?
                        where id = ? and runner = ? and state = 'RUNNING'
                        returning not cancel_requested as go_on
                        """,
                        row -> row.flag("go_on"),
                        done,
                        total,
                        message,
                        clock.instant(),
                        id.value(),
                        runner)
                .orElse(false);
    }

    /** Appends to the report. */
    public void report(JobId id, String text) {
        database.update(
                "insert into platform.job_report (job_id, chunk) values (?, ?)", id.value(), text);
    }

    /** Ends a job that this runner holds. */
    public void finish(
            JobId id, UUID runner, JobState state, String message, Map<String, String> result) {
        database.update(
                """
                update platform.job
                set state = ?, message = case when ? = '' then message else ? end, finished_at = ?,
                    result = jsonb_object(?, ?)
                where id = ? and runner = ? and state = 'RUNNING'
                """,
                state,
                message,
                message,
                clock.instant(),
                result.keySet().toArray(String[]::new),
                result.values().toArray(String[]::new),
                id.value(),
                runner);
    }

    /** Gives a job back because this runner goes: to be run again, or ended as interrupted. */
    public void release(JobId id, UUID runner, boolean resumable) {
        database.update(
                """
                update platform.job
                set state = case when ? then 'QUEUED' else 'FAILED' end,
                    message = case when ? then '' else 'interrupted' end,
                    finished_at = case when ? then null::timestamptz else ? end,
                    runner = null
                where id = ? and runner = ? and state = 'RUNNING'
                """,
                resumable,
                resumable,
                resumable,
                clock.instant(),
                id.value(),
                runner);
    }

    static Map<String, String> map(Row row, String names, String values) throws SQLException {
        var keys = row.texts(names).iterator();
        var texts = row.texts(values).iterator();
        Map<String, String> map = new HashMap<>();
        while (keys.hasNext()) {
            map.put(keys.next(), texts.next());
        }
        return map;
    }

    private static Claimed claimed(Row row) throws SQLException {
        Optional<UUID> user = row.optionalUuid("started_by");
        return new Claimed(
                new JobId(row.uuid("id")),
                row.text("kind"),
                map(row, "param_names", "param_values"),
                new Author(
                        user.isPresent() ? Author.Kind.USER : Author.Kind.SYSTEM,
                        user,
                        row.text("started_by_name")),
                row.integer("attempt"));
    }
}
