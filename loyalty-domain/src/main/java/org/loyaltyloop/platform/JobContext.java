package org.loyaltyloop.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a worker needs while it does a job. Used by one thread. */
public final class JobContext {

    private static final int REPORT_CHUNK = 32_000;

    private final JobStore store;
    private final JobStore.Claimed job;
    private final UUID runner;
    private final Map<String, String> result = new LinkedHashMap<>();
    private final StringBuilder report = new StringBuilder();
    private volatile boolean cancelled;

    JobContext(JobStore store, JobStore.Claimed job, UUID runner) {
        this.store = store;
        this.job = job;
        this.runner = runner;
    }

    /** The job. */
    public JobId id() {
        return job.id();
    }

    /** Who asked for it. */
    public Author author() {
        return job.author();
    }

    /** What was asked for. */
    public Map<String, String> params() {
        return job.params();
    }

    /** One value of what was asked for. */
    public Optional<String> param(String name) {
        return Optional.ofNullable(job.params().get(name));
    }

    /** 1 for the first run, more after a crash. */
    public int attempt() {
        return job.attempt();
    }

    /** Tells how far the work is; both in the worker's own units, the total 0 while unknown. */
    public void progress(long done, long total) {
        progress(done, total, "");
    }

    /** Tells how far the work is, and in words. */
    public void progress(long done, long total, String message) {
        flushReport();
        if (!store.progress(job.id(), runner, done, total, message)) {
            cancelled = true;
        }
    }

    /**
     * Whether to stop: a person asked for it, or the job is no longer this runner's. As fresh as
     * the last progress.
     */
    public boolean cancelled() {
        return cancelled || Thread.currentThread().isInterrupted();
    }

    /** Adds a line to the report that people can download. */
    public void report(String line) {
        report.append(line).append('\n');
        if (report.length() >= REPORT_CHUNK) {
            flushReport();
        }
    }

    /** Keeps a figure or a name for the job's result. */
    public void result(String name, Object value) {
        result.put(name, value.toString());
    }

    Map<String, String> result() {
        return result;
    }

    void cancel() {
        cancelled = true;
    }

    void flushReport() {
        if (report.length() > 0) {
            store.report(job.id(), report.toString());
            report.setLength(0);
        }
    }
}
