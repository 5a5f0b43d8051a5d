package org.loyaltyloop.touchpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.platform.JobContext;
import org.loyaltyloop.platform.JobWorker;

/**
 * Counts what changed rules or a changed type would do to what is recorded, as a background job
 * that changes nothing itself.
 */
@ApplicationScoped
class ReplayPreviewWorker implements JobWorker {

    static final String KIND = "classification-preview";
    private static final int CHUNK = 500;

    private final ReplaySteps steps;

    @Inject
    ReplayPreviewWorker(ReplaySteps steps) {
        this.steps = steps;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ReplayPreviewWorker() {
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
        Classification changed = changed(steps.current(), job);
        ReplayTally tally = new ReplayTally();
        long total = steps.accounts();
        long done = 0;
        UUID after = ReplayWorker.BEGIN;
        while (true) {
            ReplaySteps.Step step = steps.look(after, CHUNK, changed, tally);
            if (step.accounts() == 0) {
                break;
            }
            after = step.last();
            done += step.accounts();
            job.progress(done, Math.max(done, total));
            if (job.cancelled()) {
                return;
            }
        }
        tally.result().forEach(job::result);
    }

    private static Classification changed(Classification now, JobContext job) {
        Map<String, TouchpointType> types = new LinkedHashMap<>(now.types());
        Optional<DescribeType> type = DescribeType.fromParams(job.params());
        type.ifPresent(said -> types.put(said.code(), said.type(true)));
        RuleSet rules =
                job.param("rules")
                        .map(json -> new RuleSet(0, RuleJson.read(json)))
                        .orElse(now.rules());
        return new Classification(now.revision(), types, rules);
    }
}
