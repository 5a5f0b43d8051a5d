package org.loyaltyloop.journey;

import java.util.List;

/** Journeys changed; fired once that is in the database. */
public record JourneysMoved(List<JourneyMoved> journeys) {

    /** Copies the list. */
    public JourneysMoved {
        journeys = List.copyOf(journeys);
    }
}
