package org.loyaltyloop.touchpoint;

import java.util.List;

/** Touchpoints count no more; fired once that is in the database. */
public record TouchpointsWithdrawn(List<TouchpointFact> touchpoints) {

    /** Copies the list. */
    public TouchpointsWithdrawn {
        touchpoints = List.copyOf(touchpoints);
    }
}
