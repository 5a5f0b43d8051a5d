package org.loyaltyloop.touchpoint;

import java.util.List;

/**
 * Touchpoints were placed anew, by a person or by a replay of the rules; fired once that is in the
 * database.
 */
public record TouchpointsPlaced(List<Change> changes) {

    /** Copies the list. */
    public TouchpointsPlaced {
        changes = List.copyOf(changes);
    }

    /**
     * One touchpoint. Stage, moving and purchase may differ; everything else is the fact, which
     * does not change.
     */
    public record Change(TouchpointFact before, TouchpointFact after) {}
}
