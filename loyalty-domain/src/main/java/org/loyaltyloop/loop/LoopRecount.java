package org.loyaltyloop.loop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.loyaltyloop.platform.JobContext;
import org.loyaltyloop.platform.JobWorker;

/**
 * Counts all figures anew, as a background job; needed after a change of zone and after journeys
 * were rebuilt. Until it is done, figures are counted from the facts: right, but slow.
 */
@ApplicationScoped
class LoopRecount implements JobWorker {

    /** The kind of this job. */
    static final String KIND = "loop-recount";

    private final RecountSteps steps;

    @Inject
    LoopRecount(RecountSteps steps) {
        this.steps = steps;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected LoopRecount() {
        this(null);
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
        steps.begin();
        steps.run(job::progress);
    }
}
