package org.loyaltyloop.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.loyaltyloop.platform.JobContext;
import org.loyaltyloop.platform.JobWorker;

/**
 * Folds all journeys anew from the touchpoints, as a background job. Goes from account to account
 * in the order of their ids, two halves side by side, as many to a transaction as it folds in a
 * moment, each locked as a recording locks it: people may go on working meanwhile, and what is done
 * stays done when the job is stopped.
 */
@ApplicationScoped
class JourneyRebuild implements JobWorker {

    /** So long a recording may have to wait for an account that is being folded. */
    private static final Duration STEP = Duration.ofMillis(300);

    private static final int FIRST = 500;
    private static final int FEWEST = 20;
    private static final int MOST = 10_000;

    /** Fewer accounts are folded sooner than a second thread is at work. */
    private static final long WORTH_HALVING = 2_000;

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
        Course course = new Course(job, steps.accounts());
        if (course.total < WORTH_HALVING) {
            fold(course, JourneyKey.HEADLINE, JourneyRebuildSteps.LAST);
        } else {
            UUID middle = steps.middle(course.total);
            job.atOnce(
                    List.of(
                            () -> fold(course, JourneyKey.HEADLINE, middle),
                            () -> fold(course, middle, JourneyRebuildSteps.LAST)));
        }
        if (!job.cancelled()) {
            job.progress(course.total, course.total);
        }
        job.result("accounts", course.accounts);
        job.result("mended", course.mended);
    }

    private void fold(Course course, UUID from, UUID upTo) {
        int atMost = FIRST;
        UUID last = from;
        while (!course.job.cancelled()) {
            long begun = System.nanoTime();
            JourneyRebuildSteps.Done step = steps.after(last, upTo, atMost);
            if (step.accounts() == 0) {
                break;
            }
            atMost = resized(atMost, Duration.ofNanos(System.nanoTime() - begun));
            last = step.last();
            course.add(step);
        }
    }

    /** How far both halves are together. */
    private static final class Course {

        private final JobContext job;
        private final long total;
        private long accounts;
        private long mended;

        Course(JobContext job, long total) {
            this.job = job;
            this.total = total;
        }

        synchronized void add(JourneyRebuildSteps.Done step) {
            accounts += step.accounts();
            mended += step.mended();
            job.progress(accounts, Math.max(accounts, total));
        }
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
