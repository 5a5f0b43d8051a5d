package org.loyaltyloop.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** What a worker needs while it does a job. Used by one thread, but for what it does at once. */
public final class JobContext {

    private static final int REPORT_CHUNK = 32_000;

    private final JobStore store;
    private final JobStore.Claimed job;
    private final UUID runner;
    private final Executor threads;
    private final Map<String, String> result = new LinkedHashMap<>();
    private final StringBuilder report = new StringBuilder();
    private volatile boolean cancelled;

    JobContext(JobStore store, JobStore.Claimed job, UUID runner, Executor threads) {
        this.store = store;
        this.job = job;
        this.runner = runner;
        this.threads = threads;
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
    public synchronized void progress(long done, long total, String message) {
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

    /**
     * Does pieces of the work side by side, and waits for all of them. The pieces take turns in
     * telling how far they are.
     *
     * @throws RuntimeException what a piece threw
     */
    public void atOnce(List<Runnable> pieces) {
        CompletableFuture<?>[] done =
                pieces.stream()
                        .map(piece -> CompletableFuture.runAsync(piece, threads))
                        .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(done).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
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
