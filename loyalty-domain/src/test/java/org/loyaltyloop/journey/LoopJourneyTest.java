package org.loyaltyloop.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.loyaltyloop.touchpoint.LoopStage.ENGAGEMENT;
import static org.loyaltyloop.touchpoint.LoopStage.EXPERIENCE;
import static org.loyaltyloop.touchpoint.LoopStage.INSPIRATION;
import static org.loyaltyloop.touchpoint.LoopStage.INTERACTION;
import static org.loyaltyloop.touchpoint.LoopStage.ORIENTATION;
import static org.loyaltyloop.touchpoint.LoopStage.SELECTION;
import static org.loyaltyloop.touchpoint.LoopStage.SERVICE;
import static org.loyaltyloop.touchpoint.LoopStage.TRANSACTION;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loyaltyloop.touchpoint.LoopStage;

class LoopJourneyTest {

    @Test
    void aCustomerGoesThroughAllEightStagesAndComesRoundAgain() {
        Travelled travelled = Steps.travel("I O S T E V N G T");

        assertThat(travelled.moves())
                .containsExactly(
                        Move.START,
                        Move.ADVANCE,
                        Move.ADVANCE,
                        Move.ADVANCE,
                        Move.ADVANCE,
                        Move.ADVANCE,
                        Move.ADVANCE,
                        Move.ADVANCE,
                        Move.SHORT_LOOP);
        assertThat(travelled.stays())
                .extracting(EndedStay::stage)
                .containsExactly(LoopStage.values());
        assertThat(travelled.stays()).extracting(EndedStay::dwell).containsOnly(Duration.ofDays(1));
        assertThat(travelled.laps())
                .singleElement()
                .satisfies(
                        lap -> {
                            assertThat(lap.reached()).isEqualTo(ENGAGEMENT);
                            assertThat(lap.skipped()).isEmpty();
                            assertThat(lap.bought()).isEqualTo(Bought.YES);
                        });
        assertThat(travelled.journey().lap()).isEqualTo(2);
        assertThat(travelled.journey().shortLoop()).isTrue();
    }

    @Test
    void theWorkedExampleComesOutAsWritten() {
        LoopJourney afterTheRevisit = Steps.journey("I O S T E V I");
        assertThat(afterTheRevisit.lap()).isEqualTo(1);
        assertThat(afterTheRevisit.reached()).isEqualTo(SERVICE);
        assertThat(afterTheRevisit.latest()).isEqualTo(INSPIRATION);

        LoopJourney afterTheServiceCall = Steps.journey("I O S T E V I O V");
        assertThat(afterTheServiceCall.lap()).isEqualTo(2);
        assertThat(afterTheServiceCall.reached()).isEqualTo(ORIENTATION);
        assertThat(afterTheServiceCall.latest()).isEqualTo(SERVICE);

        LoopJourney afterTheOrder = Steps.journey("I O S T E V I O V S T");
        assertThat(afterTheOrder.lap()).isEqualTo(2);
        assertThat(afterTheOrder.reached()).isEqualTo(TRANSACTION);
        assertThat(afterTheOrder.skipped()).containsExactly(INSPIRATION);

        LoopJourney afterAnother = Steps.journey("I O S T E V I O V S T T");
        assertThat(afterAnother.lap()).isEqualTo(3);
        assertThat(afterAnother.shortLoop()).isTrue();
        assertThat(afterAnother.skipped()).containsExactly(INSPIRATION, ORIENTATION, SELECTION);
    }

    @Test
    void nothingRecordedIsNoJourney() {
        assertThat(LoopJourney.fold(List.of())).isEmpty();
    }

    @Nested
    class TheVeryFirst {

        @ParameterizedTest
        @CsvSource({
            "I, INSPIRATION, NO",
            "O, ORIENTATION, NO",
            "S, SELECTION, NO",
            "T, TRANSACTION, YES",
            "p, TRANSACTION, INFERRED",
            "E, EXPERIENCE, YES",
            "V, SERVICE, YES",
            "N, INTERACTION, YES",
            "G, ENGAGEMENT, YES"
        })
        void startsLapOneWhereItIs(String first, LoopStage reached, Bought bought) {
            LoopJourney journey = Steps.journey(first);

            assertThat(journey.lap()).isEqualTo(1);
            assertThat(journey.lapFirst()).isEqualTo(reached);
            assertThat(journey.reached()).isEqualTo(reached);
            assertThat(journey.reachedAt()).isEqualTo(Steps.at(0));
            assertThat(journey.latest()).isEqualTo(reached);
            assertThat(journey.visited()).isEqualTo(Stages.of(reached));
            assertThat(journey.bought()).isEqualTo(bought);
            assertThat(journey.shortLoop()).isFalse();
        }
    }

    @Nested
    class BeforeAPurchase {

        @Test
        void inspirationAfterOrientationIsARevisit() {
            assertMove("O I", Move.REVISIT, 1, ORIENTATION, Bought.NO);
        }

        @Test
        void orientationAndSelectionAdvanceWhenFurther() {
            assertMove("I O", Move.ADVANCE, 1, ORIENTATION, Bought.NO);
            assertMove("I S", Move.ADVANCE, 1, SELECTION, Bought.NO);
            assertMove("O S", Move.ADVANCE, 1, SELECTION, Bought.NO);
        }

        @Test
        void orientationAndSelectionRevisitWhenNotFurther() {
            assertMove("S O", Move.REVISIT, 1, SELECTION, Bought.NO);
            assertMove("S S", Move.REVISIT, 1, SELECTION, Bought.NO);
        }

        @Test
        void aPurchaseAdvances() {
            assertMove("O T", Move.ADVANCE, 1, TRANSACTION, Bought.YES);
        }

        @Test
        void aPaymentAdvancesAndInfersTheOrder() {
            assertMove("O p", Move.ADVANCE, 1, TRANSACTION, Bought.INFERRED);
        }

        @Test
        void theSecondWordAboutAnOrderOfAnEarlierLapIsARevisit() {
            assertMove("T#1 O p#1", Move.REVISIT, 2, ORIENTATION, Bought.NO);
            assertMove("T#1 O T#1", Move.REVISIT, 2, ORIENTATION, Bought.NO);
        }

        @Test
        void aQuoteThatNamesTheOrderToComeDoesNotHideThePurchase() {
            assertMove("S#1 T#1", Move.ADVANCE, 1, TRANSACTION, Bought.YES);
        }

        @ParameterizedTest
        @ValueSource(strings = {"E", "V", "N", "G"})
        void whatComesAfterASaleConcernsAnEarlierOneOrNone(String later) {
            assertMove("O " + later, Move.REVISIT, 1, ORIENTATION, Bought.NO);
        }
    }

    @Nested
    class AfterAnInferredOrder {

        @Test
        void inspirationIsARevisit() {
            assertMove("p I", Move.REVISIT, 1, TRANSACTION, Bought.INFERRED);
        }

        @ParameterizedTest
        @CsvSource({"O, ORIENTATION", "S, SELECTION"})
        void lookingAroundStartsANewLap(String letter, LoopStage at) {
            assertMove("p " + letter, Move.NEW_LAP, 2, at, Bought.NO);
        }

        @Test
        void thePurchaseConfirmsIt() {
            assertMove("p T", Move.REVISIT, 1, TRANSACTION, Bought.YES);
            assertMove("p#1 T#1", Move.REVISIT, 1, TRANSACTION, Bought.YES);
            assertMove("p#1 T#2", Move.REVISIT, 1, TRANSACTION, Bought.YES);
        }

        @Test
        void anotherPaymentIsARevisit() {
            assertMove("p p", Move.REVISIT, 1, TRANSACTION, Bought.INFERRED);
            assertMove("p#1 p#1", Move.REVISIT, 1, TRANSACTION, Bought.INFERRED);
        }

        @Test
        void usingTheProductAdvances() {
            assertMove("p E", Move.ADVANCE, 1, EXPERIENCE, Bought.INFERRED);
            assertMove("p V E", Move.REVISIT, 1, SERVICE, Bought.INFERRED);
        }
    }

    @Nested
    class AfterAPurchase {

        @Test
        @DisplayName("reading an article is no new lap")
        void inspirationIsARevisit() {
            assertMove("T I", Move.REVISIT, 1, TRANSACTION, Bought.YES);
        }

        @ParameterizedTest
        @CsvSource({"O, ORIENTATION", "S, SELECTION"})
        void lookingAroundStartsANewLap(String letter, LoopStage at) {
            assertMove("T " + letter, Move.NEW_LAP, 2, at, Bought.NO);
        }

        @Test
        void thePurchaseOfAnotherOrderIsAShortLoop() {
            assertMove("T T", Move.SHORT_LOOP, 2, TRANSACTION, Bought.YES);
            assertMove("T#1 T#2", Move.SHORT_LOOP, 2, TRANSACTION, Bought.YES);
        }

        @Test
        void theSecondWordAboutTheSameOrderIsARevisit() {
            assertMove("T#1 T#1", Move.REVISIT, 1, TRANSACTION, Bought.YES);
            assertMove("T#1 p#1", Move.REVISIT, 1, TRANSACTION, Bought.YES);
            assertMove("T#1 T#2 T#1", Move.REVISIT, 2, TRANSACTION, Bought.YES);
        }

        @Test
        void aPaymentIsARevisit() {
            assertMove("T p", Move.REVISIT, 1, TRANSACTION, Bought.YES);
        }

        @Test
        void laterStagesAdvanceWhenFurtherAndRevisitOtherwise() {
            assertMove("T N", Move.ADVANCE, 1, INTERACTION, Bought.YES);
            assertMove("T N E", Move.REVISIT, 1, INTERACTION, Bought.YES);
            assertMove("T N N", Move.REVISIT, 1, INTERACTION, Bought.YES);
            assertMove("T N G", Move.ADVANCE, 1, ENGAGEMENT, Bought.YES);
        }
    }

    @Test
    void aStageIsSkippedWhenTheLapPassedItUnvisited() {
        assertThat(Steps.journey("O T V").skipped())
                .containsExactly(INSPIRATION, SELECTION, EXPERIENCE);
        assertThat(Steps.journey("O I T").skipped()).containsExactly(SELECTION);
        assertThat(Steps.travel("O T V T").laps())
                .singleElement()
                .satisfies(
                        lap ->
                                assertThat(lap.skipped())
                                        .containsExactly(INSPIRATION, SELECTION, EXPERIENCE));
    }

    @Test
    void aSetOfStagesHoldsAllEightAndNothingElse() {
        assertThat(new Stages(255).list()).containsExactly(LoopStage.values());
        assertThatIllegalArgumentException().isThrownBy(() -> new Stages(256));
        assertThatIllegalArgumentException().isThrownBy(() -> new Stages(-1));
    }

    @Test
    void aRevisitDoesNotLengthenTheStay() {
        Travelled travelled = Steps.travel("O O O S");

        assertThat(travelled.stays())
                .singleElement()
                .satisfies(
                        stay -> {
                            assertThat(stay.stage()).isEqualTo(ORIENTATION);
                            assertThat(stay.reachedAt()).isEqualTo(Steps.at(0));
                            assertThat(stay.leftAt()).isEqualTo(Steps.at(3));
                            assertThat(stay.leftTo()).isEqualTo(SELECTION);
                            assertThat(stay.nextLap()).isFalse();
                        });
    }

    @Test
    void aPurchaseOutsideTransactionIsNone() {
        Step misplaced =
                new Step(Steps.at(1), SELECTION, "test", "x", true, java.util.Optional.of("#1"));
        LoopJourney journey =
                LoopJourney.begin(Steps.step("O", 0)).follow(misplaced, false).journey();

        assertThat(journey.reached()).isEqualTo(SELECTION);
        assertThat(journey.bought()).isEqualTo(Bought.NO);
    }

    @Test
    void anAccountStallsWhenNothingMovedItForLongerThanPatience() {
        LoopJourney journey = Steps.journey("O S");

        assertThat(journey.isStalled(Duration.ofDays(30), Steps.at(31))).isFalse();
        assertThat(journey.isStalled(Duration.ofDays(30), Steps.at(31).plusSeconds(1))).isTrue();
    }

    @Test
    void stepsAreFollowedInOrderOnly() {
        LoopJourney journey = Steps.journey("O S");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> journey.follow(Steps.step("T", 0), false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journey.follow(Steps.step("S", 1), false));
    }

    private static void assertMove(
            String letters, Move move, int lap, LoopStage reached, Bought bought) {
        Travelled travelled = Steps.travel(letters);
        LoopJourney journey = travelled.journey();
        assertThat(travelled.moves().get(travelled.moves().size() - 1)).as(letters).isEqualTo(move);
        assertThat(journey.lap()).as(letters).isEqualTo(lap);
        assertThat(journey.reached()).as(letters).isEqualTo(reached);
        assertThat(journey.bought()).as(letters).isEqualTo(bought);
        assertThat(journey.latest())
                .as(letters)
                .isEqualTo(Steps.of(letters).get(travelled.moves().size() - 1).stage());
    }
}
