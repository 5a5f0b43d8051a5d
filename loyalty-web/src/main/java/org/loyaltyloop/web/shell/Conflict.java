package org.loyaltyloop.web.shell;

import java.util.List;

/**
 * Two people changed the same record: what the dialog shows, so that neither loses a word.
 *
 * @param who made the other change
 * @param rows the fields that differ, as text
 */
public record Conflict(String who, List<Row> rows) {

    /** Copies the rows. */
    public Conflict {
        rows = List.copyOf(rows);
    }

    /**
     * One field.
     *
     * @param field its label
     * @param mine what the reader typed
     * @param theirs what stands in the record now
     * @param before what stood there when the reader opened the form
     */
    public record Row(String field, String mine, String theirs, String before) {}
}
