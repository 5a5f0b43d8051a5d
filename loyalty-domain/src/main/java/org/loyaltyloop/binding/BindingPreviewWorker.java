package org.loyaltyloop.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.loyaltyloop.platform.JobContext;
import org.loyaltyloop.platform.JobWorker;

/**
 * Counts what other rules would do to the profiles of all accounts, as a background job that
 * changes nothing itself.
 */
@ApplicationScoped
class BindingPreviewWorker implements JobWorker {

    static final String KIND = "binding-preview";
    private static final UUID BEGIN = new UUID(0, 0);
    private static final int CHUNK = 2_000;

    private final ProfileSteps steps;
    private final ProfileStore store;
    private final RuleBooks books;

    @Inject
    BindingPreviewWorker(ProfileSteps steps, ProfileStore store, RuleBooks books) {
        this.steps = steps;
        this.store = store;
        this.books = books;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BindingPreviewWorker() {
        this(null, null, null);
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
        RuleBook now = books.version(store.standing().rules());
        RuleBook then = new RuleBook(0, BindingRuleJson.read(job.param("rules").orElseThrow()));
        RuleTally tally = new RuleTally();
        long total = steps.accounts();
        long done = 0;
        ProfileSteps.Step step = steps.compare(BEGIN, CHUNK, now, then, tally);
        while (step.accounts() > 0) {
            done += step.accounts();
            job.progress(done, Math.max(done, total));
            if (job.cancelled()) {
                return;
            }
            step = steps.compare(step.last(), CHUNK, now, then, tally);
        }
        tally.result().forEach(job::result);
    }
}
