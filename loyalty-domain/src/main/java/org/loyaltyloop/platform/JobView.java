package org.loyaltyloop.platform;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A background job as people see it.
 *
 * @param id of the job
 * @param kind which worker does it
 * @param state where it stands
 * @param done units of work done, in the worker's own units
 * @param total units in all; 0 while unknown
 * @param message what the worker last said, or {@code interrupted} or {@code failed <reference>}
 * @param cancelRequested whether it will stop at the next occasion
 * @param startedBy the user who asked for it
 * @param startedByName that user's name then
 * @param params what was asked for
 * @param result what the worker found or made
 * @param createdAt when it was asked for
 * @param startedAt when work began
 * @param finishedAt when it ended
 * @param hasReport whether there is a report to download
 */
public record JobView(
        JobId id,
        String kind,
        JobState state,
        long done,
        long total,
        String message,
        boolean cancelRequested,
        Optional<UUID> startedBy,
        String startedByName,
        Map<String, String> params,
        Map<String, String> result,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        boolean hasReport) {

    /** Copies the maps. */
    public JobView {
        params = Map.copyOf(params);
        result = Map.copyOf(result);
    }

    /** The share that is done, in whole percents; empty while the total is unknown. */
    public Optional<Integer> percent() {
        return total == 0 ? Optional.empty() : Optional.of((int) Math.min(100, done * 100 / total));
    }
}
