package org.loyaltyloop.journey;

import java.util.List;
import java.util.Optional;

/**
 * How one journey changed. Whoever keeps sums over journeys takes off what is gone and adds what is
 * new; a touchpoint that comes late or is corrected takes off what the journey had told from there
 * on, and tells it anew.
 *
 * @param before where the account was; empty where the journey begins
 * @param after where the account is now; empty where nothing moves it any more
 * @param staysGone stays that had ended and no longer stand
 * @param staysEnded stays that ended
 * @param lapsGone laps that had ended and no longer stand
 * @param lapsEnded laps that ended
 */
public record JourneyMoved(
        JourneyKey key,
        Optional<LoopJourney> before,
        Optional<LoopJourney> after,
        List<EndedStay> staysGone,
        List<EndedStay> staysEnded,
        List<EndedLap> lapsGone,
        List<EndedLap> lapsEnded) {

    /** Copies the lists. */
    public JourneyMoved {
        staysGone = List.copyOf(staysGone);
        staysEnded = List.copyOf(staysEnded);
        lapsGone = List.copyOf(lapsGone);
        lapsEnded = List.copyOf(lapsEnded);
    }

    /** Whether it is told otherwise now than it was before. */
    boolean changesAnything() {
        return !before.equals(after)
                || !staysGone.equals(staysEnded)
                || !lapsGone.equals(lapsEnded);
    }

    /** A journey that was followed from where it was. */
    static JourneyMoved onwards(JourneyKey key, Optional<LoopJourney> before, Travelled way) {
        return anew(key, before, Ended.NOTHING, Optional.of(way));
    }

    /**
     * A journey that was told anew, wholly or from some lap on.
     *
     * @param gone what that took away
     * @param way from there; empty where no step is left at all
     */
    static JourneyMoved anew(
            JourneyKey key, Optional<LoopJourney> before, Ended gone, Optional<Travelled> way) {
        return new JourneyMoved(
                key,
                before,
                way.map(Travelled::journey),
                gone.stays(),
                way.map(Travelled::stays).orElse(List.of()),
                gone.laps(),
                way.map(Travelled::laps).orElse(List.of()));
    }
}
