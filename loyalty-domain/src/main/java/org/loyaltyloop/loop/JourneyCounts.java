package org.loyaltyloop.loop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.loyaltyloop.journey.Bought;
import org.loyaltyloop.journey.EndedLap;
import org.loyaltyloop.journey.EndedStay;
import org.loyaltyloop.journey.JourneyMoved;
import org.loyaltyloop.journey.LoopJourney;
import org.loyaltyloop.touchpoint.LoopStage;

/** What changed journeys add to the counts of stays and laps, and take from them. */
final class JourneyCounts {

    private final DayCounts counts = new DayCounts();
    private final ZoneId zone;

    private JourneyCounts(ZoneId zone) {
        this.zone = zone;
    }

    /** The counts that changed with these journeys; those of product lines are not kept. */
    static DayCounts of(Collection<JourneyMoved> journeys, ZoneId zone) {
        JourneyCounts changed = new JourneyCounts(zone);
        for (JourneyMoved journey : journeys) {
            if (journey.key().line().isEmpty()) {
                journey.before().ifPresent(before -> changed.now(before, -1));
                journey.after().ifPresent(after -> changed.now(after, 1));
                journey.staysGone().forEach(stay -> changed.stay(stay, -1));
                journey.staysEnded().forEach(stay -> changed.stay(stay, 1));
                journey.lapsGone().forEach(lap -> changed.lap(lap, -1));
                journey.lapsEnded().forEach(lap -> changed.lap(lap, 1));
            }
        }
        return changed.counts;
    }

    /** The stay and the lap that last. */
    private void now(LoopJourney journey, int sign) {
        int stage = journey.reached().number();
        counts.add(Topic.REACHED, day(journey.reachedAt()), Key.stay(stage, 0, 0), sign);
        counts.add(Topic.QUIET, day(journey.last().occurredAt()), stage, sign);
        started(
                journey.lapStartedAt(),
                journey.lapFirst(),
                closure(journey.lap(), journey.bought(), journey.shortLoop()),
                sign);
    }

    private void stay(EndedStay stay, int sign) {
        LocalDate reached = day(stay.reachedAt());
        LocalDate left = day(stay.leftAt());
        int key =
                Key.stay(
                        stay.stage().number(),
                        stay.leftTo().number(),
                        ChronoUnit.DAYS.between(reached, left));
        counts.add(Topic.REACHED, reached, key, sign);
        counts.add(Topic.LEFT, left, key, sign);
    }

    private void lap(EndedLap lap, int sign) {
        LocalDate ended = day(lap.endedAt());
        long days = ChronoUnit.DAYS.between(day(lap.startedAt()), ended);
        counts.add(Topic.ENDED, ended, Key.ended(lap.reached(), lap.visited()), sign);
        counts.add(Topic.LAP_DAYS, ended, Key.capped(days), sign);
        started(
                lap.startedAt(),
                lap.first(),
                closure(lap.lap(), lap.bought(), lap.shortLoop()),
                sign);
    }

    private void started(Instant at, LoopStage first, int closure, int sign) {
        counts.add(Topic.STARTED, day(at), Key.started(first, closure), sign);
    }

    private static int closure(int lap, Bought bought, boolean shortLoop) {
        if (lap == 1 || bought != Bought.YES) {
            return Key.NO_CLOSURE;
        }
        return shortLoop ? Key.SHORT_LOOP : Key.LONG_LAP;
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }
}
