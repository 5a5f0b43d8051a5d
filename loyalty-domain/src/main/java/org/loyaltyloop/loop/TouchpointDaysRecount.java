package org.loyaltyloop.loop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Optional;
import org.loyaltyloop.platform.JobContext;
import org.loyaltyloop.platform.JobWorker;

/**
 * Counts the touchpoints of all days anew, a month to a transaction, as a background job; needed
 * after a change of zone.
 */
@ApplicationScoped
class TouchpointDaysRecount implements JobWorker {

    private final TouchpointDaysSteps steps;

    @Inject
    TouchpointDaysRecount(TouchpointDaysSteps steps) {
        this.steps = steps;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TouchpointDaysRecount() {
        this(null);
    }

    @Override
    public String kind() {
        return "loop-recount";
    }

    @Override
    public boolean resumable() {
        return true;
    }

    @Override
    public void run(JobContext job) {
        Optional<TouchpointDaysSteps.Span> span = steps.span();
        if (span.isEmpty()) {
            return;
        }
        LocalDate month = span.get().first().withDayOfMonth(1);
        long total = span.get().months();
        for (long done = 1; done <= total && !job.cancelled(); done++) {
            steps.recount(month, month.plusMonths(1));
            month = month.plusMonths(1);
            job.progress(done, total);
        }
    }
}
