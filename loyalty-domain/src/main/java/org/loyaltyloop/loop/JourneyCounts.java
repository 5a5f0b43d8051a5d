package org.loyaltyloop.loop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.loyaltyloop.journey.Bought;
import org.loyaltyloop.journey.EndedLap;
import org.loyaltyloop.journey.EndedStay;
import org.loyaltyloop.journey.JourneyMoved;
import org.loyaltyloop.journey.LoopJourney;
import org.loyaltyloop.offering.ProductLineId;
import org.loyaltyloop.touchpoint.LoopStage;

/** What a changed journey adds to the counts of stays and laps, and takes from them. */
final class JourneyCounts {

    private final Map<Told.Count, Integer> changes = new HashMap<>();
    private final ZoneId zone;

    private JourneyCounts(ZoneId zone) {
        this.zone = zone;
    }

    /** What these journeys tell; nothing of those that count as they did before. */
    static List<Told> of(Collection<JourneyMoved> journeys, ZoneId zone) {
        return journeys.stream()
                .map(journey -> of(journey, zone))
                .filter(told -> !told.changes().isEmpty())
                .toList();
    }

    private static Told of(JourneyMoved journey, ZoneId zone) {
        JourneyCounts counts = new JourneyCounts(zone);
        journey.before().ifPresent(before -> counts.now(before, -1));
        journey.after().ifPresent(after -> counts.now(after, 1));
        journey.staysGone().forEach(stay -> counts.stay(stay, -1));
        journey.staysEnded().forEach(stay -> counts.stay(stay, 1));
        journey.lapsGone().forEach(lap -> counts.lap(lap, -1));
        journey.lapsEnded().forEach(lap -> counts.lap(lap, 1));
        return new Told(
                journey.key().account().value(),
                journey.key().line().map(ProductLineId::value).orElse(Ledger.WHOLE),
                counts.changes);
    }

    private void add(Topic topic, LocalDate day, int key, int sign) {
        Told.Count count = new Told.Count(topic, day, key);
        int n = changes.getOrDefault(count, 0) + sign;
        if (n == 0) {
            changes.remove(count);
        } else {
            changes.put(count, n);
        }
    }

    /** The stay and the lap that last. */
    private void now(LoopJourney journey, int sign) {
        int stage = journey.reached().number();
        add(Topic.REACHED, day(journey.reachedAt()), Key.stay(stage, 0, 0), sign);
        add(Topic.QUIET, day(journey.last().occurredAt()), stage, sign);
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
        add(Topic.REACHED, reached, key, sign);
        add(Topic.LEFT, left, key, sign);
    }

    private void lap(EndedLap lap, int sign) {
        LocalDate ended = day(lap.endedAt());
        long days = ChronoUnit.DAYS.between(day(lap.startedAt()), ended);
        add(Topic.ENDED, ended, Key.ended(lap.reached(), lap.visited()), sign);
        add(Topic.LAP_DAYS, ended, Key.capped(days), sign);
        started(
                lap.startedAt(),
                lap.first(),
                closure(lap.lap(), lap.bought(), lap.shortLoop()),
                sign);
    }

    private void started(Instant at, LoopStage first, int closure, int sign) {
        add(Topic.STARTED, day(at), Key.started(first, closure), sign);
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
