package org.loyaltyloop.journey;

import java.util.List;

/**
 * What a walk over steps came to.
 *
 * @param journey where the account is now
 * @param laps the laps that ended on the way, in order
 * @param stays the stays that ended on the way, in order
 * @param moves what each step did, in order
 */
public record Travelled(
        LoopJourney journey, List<EndedLap> laps, List<EndedStay> stays, List<Move> moves) {

    /** Copies the lists. */
    public Travelled {
        laps = List.copyOf(laps);
        stays = List.copyOf(stays);
        moves = List.copyOf(moves);
    }
}
