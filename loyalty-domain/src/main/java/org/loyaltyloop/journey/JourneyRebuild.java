package org.loyaltyloop.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.loyaltyloop.platform.JobContext;
import org.loyaltyloop.platform.JobWorker;

/**
 * Folds all journeys anew from the touchpoints, as a background job. Goes from account to account
 * in the order of their ids, as many to a transaction as it folds in a moment, each locked as a
 * recording locks it: people may go on working meanwhile, and what is done stays done when the job
 * is stopped.
 */
@ApplicationScoped
class JourneyRebuild implements JobWorker {

    /** So long a recording may have to wait for an account that is being folded. */
    private static final Duration STEP = Duration.ofMillis(300);

    private static final int FIRST = 500;
    private static final int FEWEST = 20;
    private static final int MOST = 10_000;

    private final JourneyRebuildSteps steps;

    @Inject
    JourneyRebuild(JourneyRebuildSteps steps) {
        this.steps = steps;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected JourneyRebuild() {
        this(null);
    }

    @Override
    public String kind() {
        return "journey-rebuild";
    }

    @Override
    public boolean resumable() {
        return true;
    }

    @Override
    public void run(JobContext job) {
        long total = steps.accounts();
        long done = 0;
        long mended = 0;
        int atMost = FIRST;
        UUID last = JourneyKey.HEADLINE;
        while (!job.cancelled()) {
            long begun = System.nanoTime();
            JourneyRebuildSteps.Done step = steps.after(last, atMost);
            if (step.accounts() == 0) {
                break;
            }
            atMost = resized(atMost, Duration.ofNanos(System.nanoTime() - begun));
            last = step.last();
            done += step.accounts();
            mended += step.mended();
            job.progress(done, Math.max(done, total));
        }
        job.result("accounts", done);
        job.result("mended", mended);
    }

    /**
     * How many accounts the next step takes, so that it lasts about as long as it should: twice or
     * half as many at most, whatever the last one met.
     */
    static int resized(int accounts, Duration took) {
        double wanted = accounts * (double) STEP.toNanos() / Math.max(1, took.toNanos());
        double near = Math.max(accounts / 2.0, Math.min(accounts * 2.0, wanted));
        return (int) Math.max(FEWEST, Math.min(MOST, near));
    }
}
