package org.loyaltyloop.importing;

import java.time.Instant;

/**
 * An uploaded file as screens show it.
 *
 * @param id the file
 * @param name as uploaded
 * @param size bytes
 * @param uploadedAt when, last
 * @param uploadedBy who
 * @param imports how often it was imported
 */
public record UploadRow(
        UploadId id, String name, long size, Instant uploadedAt, String uploadedBy, long imports) {}
