package org.loyaltyloop.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.loyaltyloop.platform.JobContext;
import org.loyaltyloop.platform.JobWorker;

/**
 * Folds all journeys anew from the touchpoints, as a background job. Goes from account to account
 * in the order of their ids, some hundreds to a transaction, each locked as a recording locks it:
 * people may go on working meanwhile, and what is done stays done when the job is stopped.
 */
@ApplicationScoped
class JourneyRebuild implements JobWorker {

    /** Some hundredths of a second's work for a typical firm: that long a recording may wait. */
    private static final int CHUNK = 500;

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
        JourneyRebuildSteps.Done step = steps.after(JourneyKey.HEADLINE, CHUNK);
        while (step.accounts() > 0) {
            done += step.accounts();
            mended += step.mended();
            job.progress(done, Math.max(done, total));
            if (job.cancelled()) {
                break;
            }
            step = steps.after(step.last(), CHUNK);
        }
        job.result("accounts", done);
        job.result("mended", mended);
    }
}
