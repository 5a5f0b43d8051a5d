package org.loyaltyloop.web.page.admin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.platform.JobView;
import org.loyaltyloop.web.i18n.Formats;

/** Work on the whole database that an administrator may ask for. */
public enum MaintenanceJob {
    /** Folds the journeys of all accounts anew. */
    JOURNEYS("journey-rebuild"),
    /** Counts the figures of the loop anew, month by month. */
    FIGURES("loop-recount");

    private final String kind;

    MaintenanceJob(String kind) {
        this.kind = kind;
    }

    /** The kind of the background job. */
    String kind() {
        return kind;
    }

    /** The kinds of all of them. */
    static List<String> kinds() {
        return Arrays.stream(values()).map(MaintenanceJob::kind).toList();
    }

    /** The one of that kind of background job. */
    static Optional<MaintenanceJob> ofKind(String kind) {
        return Arrays.stream(values()).filter(job -> job.kind.equals(kind)).findFirst();
    }

    /** How far a job is, in words. */
    static String progress(JobView job, Formats formats) {
        return formats.text(
                ofKind(job.kind()).equals(Optional.of(FIGURES))
                        ? "admin.maintenance.months"
                        : "config.replay.accounts",
                job.done(),
                job.total());
    }
}
