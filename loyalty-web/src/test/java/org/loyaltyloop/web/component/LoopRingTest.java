package org.loyaltyloop.web.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.loyaltyloop.touchpoint.LoopStage.EXPERIENCE;
import static org.loyaltyloop.touchpoint.LoopStage.INSPIRATION;
import static org.loyaltyloop.touchpoint.LoopStage.INTERACTION;
import static org.loyaltyloop.touchpoint.LoopStage.ORIENTATION;
import static org.loyaltyloop.touchpoint.LoopStage.SELECTION;
import static org.loyaltyloop.touchpoint.LoopStage.SERVICE;
import static org.loyaltyloop.touchpoint.LoopStage.TRANSACTION;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.i18n.FormatsFixture;

class LoopRingTest {

    private static final LoopRing THIRD_LAP =
            LoopRing.of(
                    3,
                    SERVICE,
                    SERVICE,
                    Set.of(INSPIRATION, SELECTION, TRANSACTION, EXPERIENCE, SERVICE));

    @Test
    void theStageReachedIsDrawnAsCurrent() {
        assertThat(THIRD_LAP.segment(SERVICE)).isEqualTo(LoopRing.Segment.CURRENT);
    }

    @Test
    void aStageBeforeTheOneReachedThatWasNotVisitedIsSkipped() {
        assertThat(THIRD_LAP.segment(ORIENTATION)).isEqualTo(LoopRing.Segment.SKIPPED);
        assertThat(THIRD_LAP.skipped()).containsExactly(ORIENTATION);
    }

    @Test
    void aStageAfterTheOneReachedLiesAhead() {
        assertThat(THIRD_LAP.segment(INTERACTION)).isEqualTo(LoopRing.Segment.AHEAD);
    }

    @Test
    void aCustomerWhoCameBackToAnEarlierStageRevisitsIt() {
        LoopRing ring = LoopRing.of(4, INTERACTION, SERVICE, Set.of(TRANSACTION, INTERACTION));

        assertThat(ring.revisits(SERVICE)).isTrue();
        assertThat(THIRD_LAP.revisits(SERVICE)).isFalse();
    }

    @Test
    void aRingIsReadFromTheNumbersThatTheDatabaseKeeps() {
        assertThat(LoopRing.of(3, 6, 6, 0b0011_1101)).isEqualTo(THIRD_LAP);
        assertThat(LoopRing.of(0, 0, 0, 0)).isEqualTo(LoopRing.empty());
    }

    @Test
    void earlierLapsComeFromTheirMasks() {
        assertThat(THIRD_LAP.after(List.of(0b0001_1000, 0)).earlier())
                .containsExactly(Set.of(TRANSACTION, EXPERIENCE), Set.of());
    }

    @Test
    void oneSentenceSaysAllThatTheRingShows() {
        assertThat(RingComponent.sentence(THIRD_LAP, FormatsFixture.english()))
                .isEqualTo(
                        "Service, lap 3; visited Inspiration, Selection, Transaction, Experience, Service;"
                                + " skipped Orientation");
        assertThat(RingComponent.sentence(LoopRing.empty(), FormatsFixture.dutch()))
                .isEqualTo("Nog geen schakel");
    }

    @Test
    void theArcsFollowTheGeometryOfEachSize() {
        assertThat(RingSize.S48.segment(INSPIRATION))
                .isEqualTo("M53.49 10.15 A40 40 0 0 1 75.71 19.36");
        assertThat(RingSize.S120.segment(LoopStage.ENGAGEMENT))
                .isEqualTo("M21.90 18.79 A42 42 0 0 1 47.80 8.06");
        assertThat(RingSize.S320.earlier(1, ORIENTATION))
                .isEqualTo("M71.06 30.36 A28.8 28.8 0 0 1 78.78 48.99");
        assertThat(RingSize.S32.stroke(LoopRing.Segment.SKIPPED)).isEqualTo("3");
        assertThat(RingSize.S48.lapBaseline()).isEqualTo("60.8");
    }

    @Test
    void numbersHaveAPointWhateverTheLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("nl"));
            assertThat(RingSize.number(6.5)).isEqualTo("6.5");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theBigRingHasItsSegmentsNamesAndArrowsInTheirPlaces() {
        assertThat(BigRingGeometry.of(1).segment())
                .isEqualTo(
                        "M276.6 60.1A172 172 0 0 1 386.9 105.8L348.8 146.9A116 116 0 0 0 274.5 116.1Z");
        assertThat(BigRingGeometry.of(2).arrow()).isEqualTo("translate(374.0 232.0) rotate(90)");
        assertThat(BigRingGeometry.of(8).shareY()).isEqualTo("150.5");
        assertThat(BigRingGeometry.of(7).anchor()).isEqualTo("end");
    }
}
