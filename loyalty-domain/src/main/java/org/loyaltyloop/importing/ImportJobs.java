package org.loyaltyloop.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.JobContext;
import org.loyaltyloop.platform.JobId;
import org.loyaltyloop.platform.JobView;
import org.loyaltyloop.platform.Jobs;
import org.loyaltyloop.staff.Actor;

/** The background jobs of runs. */
@ApplicationScoped
class ImportJobs {

    static final String RUN = "import-run";
    static final String UNDO = "import-undo";
    static final String RUN_ID = "run";

    private final Jobs jobs;
    private final Runs runs;
    private final Database database;

    @Inject
    ImportJobs(Jobs jobs, Runs runs, Database database) {
        this.jobs = jobs;
        this.runs = runs;
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ImportJobs() {
        this(null, null, null);
    }

    void launchRun(Actor actor, RunId run) {
        launch(actor, run, RUN);
    }

    void launchUndo(Actor actor, RunId run) {
        launch(actor, run, UNDO);
    }

    /** Asks the run's job to stop; a run whose job has not begun is stopped at once. */
    void cancel(RunId run) {
        Optional<JobId> job =
                database.first(
                        "select job_id from importing.run where id = ? and job_id is not null",
                        row -> new JobId(row.uuid("job_id")),
                        run.value());
        job.ifPresent(jobs::cancel);
        database.update(
                """
                update importing.run set state = 'CANCELLED', finished_at = now()
                where id = ? and state in ('WAITING', 'UNDOING')
                  and not exists (select from platform.job where id = job_id and state = 'RUNNING')
                """,
                run.value());
    }

    /**
     * What to do after a chunk: a job that is told to stop is either no longer wanted, or the
     * application goes down.
     */
    Stop.Wish wish(JobContext job) {
        if (!job.cancelled()) {
            return Stop.Wish.GO_ON;
        }
        boolean unwanted = jobs.find(job.id()).map(JobView::cancelRequested).orElse(true);
        return unwanted ? Stop.Wish.CANCEL : Stop.Wish.PAUSE;
    }

    private void launch(Actor actor, RunId run, String kind) {
        JobId job = jobs.submit(kind, Map.of(RUN_ID, run.toString()), actor.author());
        runs.job(run, job.value());
    }
}
