package org.loyaltyloop.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.UUID;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.platform.JobContext;
import org.loyaltyloop.platform.JobWorker;
import org.loyaltyloop.tabular.UnreadableTable;

/** Does runs and dry runs in the background. */
@ApplicationScoped
class ImportWorker implements JobWorker {

    private static final Logger LOG = System.getLogger(ImportWorker.class.getName());

    private final ImportRunner runner;
    private final ImportChunks chunks;
    private final ImportJobs jobs;

    @Inject
    ImportWorker(ImportRunner runner, ImportChunks chunks, ImportJobs jobs) {
        this.runner = runner;
        this.chunks = chunks;
        this.jobs = jobs;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ImportWorker() {
        this(null, null, null);
    }

    @Override
    public String kind() {
        return ImportJobs.RUN;
    }

    @Override
    public boolean resumable() {
        return true;
    }

    @Override
    public void run(JobContext context) {
        guarded(
                context,
                chunks,
                run -> runner.run(run, context::progress, () -> jobs.wish(context)));
    }

    /** What to do with the run of a job. */
    interface Work {
        void on(RunId run);
    }

    /**
     * A run must not look busy for ever because its job broke off: the reference ties it to the
     * log.
     */
    static void guarded(JobContext context, ImportChunks chunks, Work work) {
        RunId run = RunId.of(context.param(ImportJobs.RUN_ID).orElseThrow());
        try {
            work.on(run);
        } catch (BusinessRuleViolation e) {
            chunks.fail(run, e.rule().code());
        } catch (UnreadableTable e) {
            chunks.fail(run, e.reason().name().toLowerCase(Locale.ROOT));
        } catch (RuntimeException e) {
            String reference = UUID.randomUUID().toString().substring(0, 8);
            LOG.log(Level.ERROR, "import " + run + " failed, reference " + reference, e);
            chunks.fail(run, reference);
        }
    }
}
