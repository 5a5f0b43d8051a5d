package org.loyaltyloop.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.loyaltyloop.platform.JobContext;
import org.loyaltyloop.platform.JobWorker;

/**
 * Makes all profiles anew, as a background job: after rules were published, and once a day because
 * evidence gets older.
 */
@ApplicationScoped
class BindingRecompute implements JobWorker {

    static final String KIND = "binding-recompute";
    private static final UUID BEGIN = new UUID(0, 0);
    private static final int CHUNK = 2_000;

    private final ProfileSteps steps;
    private final ProfileStore store;

    @Inject
    BindingRecompute(ProfileSteps steps, ProfileStore store) {
        this.steps = steps;
        this.store = store;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BindingRecompute() {
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
        // Rules published while it runs ask for a run of their own.
        int rules = store.standing().rules();
        long total = steps.accounts();
        long done = 0;
        long written = 0;
        ProfileSteps.Step step = steps.after(BEGIN, CHUNK);
        while (step.accounts() > 0) {
            done += step.accounts();
            written += step.written();
            job.progress(done, Math.max(done, total));
            if (job.cancelled()) {
                return;
            }
            step = steps.after(step.last(), CHUNK);
        }
        steps.computedBy(rules);
        job.result("accounts", done);
        job.result("changed", written);
    }
}
