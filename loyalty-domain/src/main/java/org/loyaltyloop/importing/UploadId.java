package org.loyaltyloop.importing;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies an uploaded file. */
public record UploadId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static UploadId next() {
        return new UploadId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static UploadId of(String text) {
        return new UploadId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
