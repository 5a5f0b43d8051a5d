package org.loyaltyloop.web.page.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.journey.EndedLap;
import org.loyaltyloop.journey.JourneyView;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.component.LoopRing;
import org.loyaltyloop.web.i18n.Formats;

/**
 * Where a customer is on the loop, in words and as a ring.
 *
 * @param reached the furthest stage of this lap; null for a customer whom nothing has moved yet
 * @param stay how long in this stage, and when that counts as stalled
 * @param stalledWords since when nothing moves; empty while it does
 * @param remarks what else is worth knowing of this lap and those before
 */
public record Place(
        @Nullable LoopStage reached,
        int lap,
        LoopRing ring,
        String stay,
        String stalledWords,
        String remarks) {

    private static final int LAPS_SHOWN = 3;

    /** The place of a customer whom nothing has moved yet. */
    static Place nowhere() {
        return new Place(null, 0, LoopRing.empty(), "", "", "");
    }

    /** The place that a journey has come to. */
    static Place of(JourneyView journey, Formats formats, Clock clock) {
        long here = Duration.between(journey.reachedAt(), clock.instant()).toDays();
        long patience = Duration.between(journey.lastTouchAt(), journey.stallsAt()).toDays();
        long still = Duration.between(journey.lastTouchAt(), clock.instant()).toDays();
        return new Place(
                journey.reached(),
                journey.lap(),
                ring(journey),
                formats.text("customer.where.stay", formats.days(here), formats.days(patience)),
                journey.stalled()
                        ? formats.text("customer.where.stalled", formats.days(still))
                        : "",
                String.join(" · ", remarks(journey, formats)));
    }

    /** The ring of a journey with its latest earlier laps. */
    static LoopRing ring(JourneyView journey) {
        List<EndedLap> earlier = new ArrayList<>(journey.earlierLaps());
        Collections.reverse(earlier);
        return LoopRing.of(
                        journey.lap(),
                        journey.reached(),
                        journey.latest(),
                        LoopRing.stages(journey.visited().mask()))
                .after(
                        earlier.stream()
                                .limit(LAPS_SHOWN)
                                .map(lap -> lap.visited().mask())
                                .toList());
    }

    /** Whether anything has moved the customer yet. */
    public boolean onTheLoop() {
        return reached != null;
    }

    /** Whether nothing has moved the customer for longer than the stage's patience. */
    public boolean stalled() {
        return !stalledWords.isEmpty();
    }

    private static List<String> remarks(JourneyView journey, Formats formats) {
        List<String> remarks = new ArrayList<>();
        if (!journey.skipped().isEmpty()) {
            remarks.add(
                    formats.text(
                            "customer.where.skipped",
                            journey.skipped().stream()
                                    .map(formats::label)
                                    .collect(Collectors.joining(", "))));
        }
        if (journey.latest() != journey.reached()) {
            remarks.add(formats.text("customer.where.latest", formats.label(journey.latest())));
        }
        if (journey.shortLoop()) {
            remarks.add(formats.text("customer.where.shortLoop.now"));
        }
        List<EndedLap> laps = journey.earlierLaps();
        if (!laps.isEmpty()) {
            EndedLap before = laps.get(laps.size() - 1);
            remarks.add(
                    before.shortLoop()
                            ? formats.text("customer.where.shortLoop", before.lap())
                            : formats.text(
                                    "customer.where.lapBefore",
                                    before.lap(),
                                    formats.label(before.reached())));
        }
        return remarks;
    }
}
