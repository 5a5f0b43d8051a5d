package org.loyaltyloop.touchpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.loyaltyloop.platform.JobContext;
import org.loyaltyloop.platform.JobWorker;

/**
 * Places all touchpoints by the newest rules and catalogue, as a background job. Goes from account
 * to account in the order of their ids, some hundreds to a transaction that also notes how far it
 * is: after a stop or a crash it goes on there.
 */
@ApplicationScoped
class ReplayWorker implements JobWorker {

    static final String KIND = "classification-replay";
    static final UUID BEGIN = new UUID(0, 0);
    private static final int CHUNK = 300;

    private final ReplaySteps steps;
    private final ReplayStore store;

    @Inject
    ReplayWorker(ReplaySteps steps, ReplayStore store) {
        this.steps = steps;
        this.store = store;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ReplayWorker() {
        this(null, null);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean resumable() {
        return true;
    }

    @Override
    public void run(JobContext job) {
        long due = Long.parseLong(job.param("due").orElseThrow());
        UUID after = store.standing().after().orElse(BEGIN);
        long total = steps.accounts();
        // What was done before a stop cannot be told exactly any more; the share below is of this
        // run.
        long done = 0;
        long changed = 0;
        while (true) {
            ReplaySteps.Step step = steps.apply(after, CHUNK, due, job.author());
            if (step.accounts() == 0) {
                break;
            }
            after = step.last();
            done += step.accounts();
            changed += step.changed();
            job.progress(done, Math.max(done, total));
            if (job.cancelled()) {
                break;
            }
        }
        job.result("accounts", done);
        job.result("changed", changed);
    }
}
