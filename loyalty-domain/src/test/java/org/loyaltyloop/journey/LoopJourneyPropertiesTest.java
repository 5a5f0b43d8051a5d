package org.loyaltyloop.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.loyaltyloop.touchpoint.LoopStage;

class LoopJourneyPropertiesTest {

    @Property
    void anyOrderOfArrivalGivesTheSameJourney(
            @ForAll("histories") List<Step> steps, @ForAll Random chance) {
        List<Step> shuffled = new ArrayList<>(steps);
        Collections.shuffle(shuffled, chance);

        assertThat(LoopJourney.fold(shuffled)).isEqualTo(LoopJourney.fold(steps));
    }

    @Property
    void aRepeatedTouchpointChangesNothing(
            @ForAll("histories") List<Step> steps, @ForAll Random chance) {
        List<Step> repeated = new ArrayList<>(steps);
        for (Step step : steps) {
            if (chance.nextBoolean()) {
                repeated.add(step);
            }
        }

        assertThat(LoopJourney.fold(repeated)).isEqualTo(LoopJourney.fold(steps));
    }

    @Property
    void followingOnFromAnyPointGivesTheSameAsFoldingAll(
            @ForAll("histories") List<Step> steps, @ForAll Random chance) {
        List<Step> ordered = steps.stream().sorted().toList();
        int cut = chance.nextInt(ordered.size() + 1);
        List<Step> head = ordered.subList(0, cut);
        List<Step> tail = ordered.subList(cut, ordered.size());
        Set<String> known =
                head.stream().flatMap(step -> step.order().stream()).collect(Collectors.toSet());

        Walk onwards = Walk.onFrom(LoopJourney.fold(head).map(Travelled::journey), known);
        tail.forEach(onwards::take);

        assertThat(onwards.travelled().map(Travelled::journey))
                .isEqualTo(LoopJourney.fold(steps).map(Travelled::journey));
    }

    @Property
    void aLapHasBoughtExactlyWhenItReachedTransaction(@ForAll("histories") List<Step> steps) {
        Optional<Travelled> travelled = LoopJourney.fold(steps);

        travelled.ifPresent(
                t -> {
                    assertThat(t.journey().bought() != Bought.NO)
                            .isEqualTo(!LoopStage.TRANSACTION.isAfter(t.journey().reached()));
                    // A lap ends only after a sale in it.
                    assertThat(t.laps()).allMatch(lap -> lap.bought() != Bought.NO);
                });
    }

    @Property
    void staysAndLapsFollowOneAnotherWithoutGap(@ForAll("histories") List<Step> steps) {
        LoopJourney.fold(steps)
                .ifPresent(
                        travelled -> {
                            List<EndedStay> stays = travelled.stays();
                            for (int i = 1; i < stays.size(); i++) {
                                assertThat(stays.get(i).reachedAt())
                                        .isEqualTo(stays.get(i - 1).leftAt());
                                assertThat(stays.get(i).stage())
                                        .isEqualTo(stays.get(i - 1).leftTo());
                            }
                            LoopJourney journey = travelled.journey();
                            if (!stays.isEmpty()) {
                                assertThat(journey.reachedAt())
                                        .isEqualTo(stays.get(stays.size() - 1).leftAt());
                                assertThat(journey.reached())
                                        .isEqualTo(stays.get(stays.size() - 1).leftTo());
                            }
                            assertThat(travelled.laps())
                                    .extracting(EndedLap::lap)
                                    .isSorted()
                                    .hasSize(journey.lap() - 1);
                            assertThat(travelled.moves()).hasSize(journey.steps());
                        });
    }

    @Property
    void everyLapVisitsWhatItReachesAndNoneOfWhatItSkips(@ForAll("histories") List<Step> steps) {
        LoopJourney.fold(steps)
                .ifPresent(
                        travelled -> {
                            LoopJourney journey = travelled.journey();
                            assertThat(journey.visited().contains(journey.reached())).isTrue();
                            assertThat(journey.visited().list())
                                    .contains(journey.latest())
                                    .noneMatch(journey.skipped()::contains);
                        });
    }

    /** Histories with equal times, equal stages and orders named more than once, in no order. */
    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Step> step =
                Combinators.combine(
                                Arbitraries.integers().between(0, 15),
                                Arbitraries.of(LoopStage.class),
                                Arbitraries.of("erp", "web"),
                                Arbitraries.of(true, false),
                                Arbitraries.of("#1", "#2", "#3").optional())
                        .as(
                                (day, stage, source, purchase, order) ->
                                        new Step(
                                                Steps.at(day), stage, source, "", purchase, order));
        return step.list()
                .ofMaxSize(30)
                .map(
                        steps -> {
                            List<Step> numbered = new ArrayList<>();
                            for (Step s : steps) {
                                numbered.add(
                                        new Step(
                                                s.occurredAt(),
                                                s.stage(),
                                                s.source(),
                                                "e" + numbered.size(),
                                                s.purchase(),
                                                s.orderRef()));
                            }
                            return List.copyOf(numbered);
                        });
    }
}
