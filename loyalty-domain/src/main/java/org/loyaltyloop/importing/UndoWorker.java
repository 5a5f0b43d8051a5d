package org.loyaltyloop.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.loyaltyloop.platform.JobContext;
import org.loyaltyloop.platform.JobWorker;

/** Takes back runs in the background. */
@ApplicationScoped
class UndoWorker implements JobWorker {

    private final ImportRunner runner;
    private final ImportChunks chunks;
    private final ImportJobs jobs;

    @Inject
    UndoWorker(ImportRunner runner, ImportChunks chunks, ImportJobs jobs) {
        this.runner = runner;
        this.chunks = chunks;
        this.jobs = jobs;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected UndoWorker() {
        this(null, null, null);
    }

    @Override
    public String kind() {
        return ImportJobs.UNDO;
    }

    @Override
    public boolean resumable() {
        return true;
    }

    @Override
    public void run(JobContext context) {
        ImportWorker.guarded(
                context,
                chunks,
                run -> runner.undo(run, context::progress, () -> jobs.wish(context)));
    }
}
