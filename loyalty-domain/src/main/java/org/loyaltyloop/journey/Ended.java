package org.loyaltyloop.journey;

import java.util.ArrayList;
import java.util.List;

/** Stays and laps of a journey that have ended; fills up while it is read. */
record Ended(List<EndedStay> stays, List<EndedLap> laps) {

    static final Ended NOTHING = new Ended(List.of(), List.of());

    static Ended filling() {
        return new Ended(new ArrayList<>(), new ArrayList<>());
    }
}
