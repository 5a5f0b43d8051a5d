package org.loyaltyloop.web.page.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.platform.JobId;
import org.loyaltyloop.platform.JobView;
import org.loyaltyloop.platform.Jobs;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/**
 * Starts the rebuild of journeys and the recount of figures, follows them, and tells what came of
 * earlier ones; in pages {@code maintenancePage}.
 */
@Named("maintenancePage")
@RequestScoped
public class MaintenancePage {

    private static final String PATH = "/admin/maintenance";
    private static final int HISTORY = 20;
    private static final int MINUTES_FROM = 120;

    private final Jobs jobs;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;
    private final Clock clock;
    private @Nullable List<JobView> latest;

    @Inject
    MaintenancePage(Jobs jobs, CurrentUser me, Formats formats, Notices notices, Clock clock) {
        this.jobs = jobs;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected MaintenancePage() {
        this(null, null, null, null, null);
    }

    /**
     * Something that can be started.
     *
     * @param job which
     * @param name what it does, in a few words
     * @param text what it is for, and what it means for who works meanwhile
     * @param running the job where it waits or runs
     * @param progress how far that is, in words
     * @param last when it was done last, in words
     */
    public record Task(
            MaintenanceJob job,
            String name,
            String text,
            Optional<JobView> running,
            String progress,
            String last) {}

    /**
     * A job of the past, or one that runs.
     *
     * @param tone colour of the state
     * @param outcome what it found, or why it broke off
     */
    public record Line(
            String name,
            String state,
            String tone,
            String who,
            Instant startedAt,
            String took,
            String outcome) {}

    /** What can be started. */
    public List<Task> getTasks() {
        return Arrays.stream(MaintenanceJob.values()).map(this::task).toList();
    }

    /** The latest jobs, newest first. */
    public List<Line> getHistory() {
        return latest().stream().map(this::line).toList();
    }

    /** Starts a job, unless it waits or runs already. */
    public String start(MaintenanceJob job) {
        if (running(job).isPresent()) {
            notices.warning("admin.maintenance.already", name(job));
        } else {
            jobs.submit(job.kind(), Map.of(), me.actor().author());
            notices.done("admin.maintenance.started", name(job));
        }
        return PATH + "?faces-redirect=true";
    }

    /** Stops a job; what is done stays done. */
    public String stop(JobId id) {
        jobs.cancel(id);
        notices.done("admin.maintenance.stopping");
        return PATH + "?faces-redirect=true";
    }

    private Task task(MaintenanceJob job) {
        Optional<JobView> running = running(job);
        return new Task(
                job,
                name(job),
                formats.text("admin.maintenance." + job + ".text"),
                running,
                running.map(view -> MaintenanceJob.progress(view, formats)).orElse(""),
                ofKind(job)
                        .flatMap(view -> view.finishedAt().stream())
                        .findFirst()
                        .map(at -> formats.text("admin.maintenance.last", formats.ago(at)))
                        .orElseGet(() -> formats.text("admin.maintenance.never")));
    }

    private Line line(JobView job) {
        return new Line(
                MaintenanceJob.ofKind(job.kind()).map(this::name).orElse(job.kind()),
                formats.label(job.state()),
                switch (job.state()) {
                    case DONE -> "ok";
                    case FAILED -> "danger";
                    case CANCELLED -> "out";
                    case QUEUED, RUNNING -> "info";
                },
                job.startedByName(),
                job.startedAt().orElse(job.createdAt()),
                took(job),
                switch (job.state()) {
                    case DONE -> found(job);
                    case FAILED -> formats.text("admin.maintenance.failed", job.message());
                    case QUEUED, RUNNING, CANCELLED -> MaintenanceJob.progress(job, formats);
                });
    }

    private String found(JobView job) {
        return job.result().containsKey("mended")
                ? formats.text(
                        "admin.maintenance.mended", number(job, "accounts"), number(job, "mended"))
                : job.total() == 0 ? "" : MaintenanceJob.progress(job, formats);
    }

    private static long number(JobView job, String name) {
        return Long.parseLong(job.result().getOrDefault(name, "0"));
    }

    private String took(JobView job) {
        if (job.startedAt().isEmpty()) {
            return "–";
        }
        Instant end = job.finishedAt().orElseGet(clock::instant);
        long seconds = Duration.between(job.startedAt().get(), end).toSeconds();
        return seconds < MINUTES_FROM
                ? formats.text("admin.maintenance.seconds", seconds)
                : formats.text("admin.maintenance.minutes", seconds / 60);
    }

    private String name(MaintenanceJob job) {
        return formats.text("admin.maintenance." + job);
    }

    private Optional<JobView> running(MaintenanceJob job) {
        return ofKind(job).filter(view -> !view.state().isFinal()).findFirst();
    }

    private Stream<JobView> ofKind(MaintenanceJob job) {
        return latest().stream().filter(view -> view.kind().equals(job.kind()));
    }

    private List<JobView> latest() {
        if (latest == null) {
            latest = jobs.latest(MaintenanceJob.kinds(), HISTORY);
        }
        return latest;
    }
}
