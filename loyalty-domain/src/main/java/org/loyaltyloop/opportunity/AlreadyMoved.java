package org.loyaltyloop.opportunity;

import java.time.Instant;
import org.loyaltyloop.kernel.StaleVersion;

/**
 * Somebody else moved the opportunity since it was seen; whoever wanted to move it may do so again,
 * from where it is now.
 */
public class AlreadyMoved extends StaleVersion {

    private static final long serialVersionUID = 1L;

    private final String phase;
    private final String author;
    private final transient Instant at;

    AlreadyMoved(OpportunityId id, String phase, String author, Instant at) {
        super("opportunity", id);
        this.phase = phase;
        this.author = author;
        this.at = at;
    }

    /** The code of the phase that it is in now. */
    public String phase() {
        return phase;
    }

    /** Who moved it there. */
    public String author() {
        return author;
    }

    /** When. */
    public Instant at() {
        return at;
    }
}
