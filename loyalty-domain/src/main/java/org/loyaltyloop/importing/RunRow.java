package org.loyaltyloop.importing;

import java.time.Instant;
import java.util.Optional;

/**
 * A run as screens show it.
 *
 * @param id the run
 * @param upload its file, unless it was deleted
 * @param fileName the file's name
 * @param mode dry run or import
 * @param importer code of the importer
 * @param state what it is doing
 * @param rowsTotal rows of the file; 0 until counted
 * @param rowsDone rows dealt with
 * @param created records that are new
 * @param updated records that changed
 * @param unchanged records that were known already
 * @param skipped rows left out
 * @param rejected rows and records refused
 * @param failure reference of what broke it off, also in the log
 * @param startedBy who started it
 * @param createdAt when
 * @param finishedAt when it ended
 */
public record RunRow(
        RunId id,
        Optional<UploadId> upload,
        String fileName,
        RunMode mode,
        String importer,
        RunState state,
        long rowsTotal,
        long rowsDone,
        long created,
        long updated,
        long unchanged,
        long skipped,
        long rejected,
        String failure,
        String startedBy,
        Instant createdAt,
        Optional<Instant> finishedAt) {}
