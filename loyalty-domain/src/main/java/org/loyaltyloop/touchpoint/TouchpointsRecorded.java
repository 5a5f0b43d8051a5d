package org.loyaltyloop.touchpoint;

import java.util.List;

/** Touchpoints became known, in one transaction; fired once they are in the database. */
public record TouchpointsRecorded(List<TouchpointFact> touchpoints) {

    /** Copies the list. */
    public TouchpointsRecorded {
        touchpoints = List.copyOf(touchpoints);
    }
}
