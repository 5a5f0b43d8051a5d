package org.loyaltyloop.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.loyaltyloop.touchpoint.LoopStage.ORIENTATION;
import static org.loyaltyloop.touchpoint.LoopStage.SELECTION;
import static org.loyaltyloop.touchpoint.LoopStage.SERVICE;
import static org.loyaltyloop.touchpoint.LoopStage.TRANSACTION;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TransitionsTest {

    private final Transitions transitions =
            new Transitions(
                    Map.of(ORIENTATION, Map.of(ORIENTATION, 1L, SELECTION, 3L)),
                    Map.of(SELECTION, 2L),
                    Map.of());

    @Test
    void aShareIsOfAllThatLeftTheStageOrStayedInIt() {
        assertThat(transitions.count(ORIENTATION, SELECTION)).isEqualTo(3);
        assertThat(transitions.share(ORIENTATION, SELECTION).orElseThrow())
                .isEqualTo(0.75, within(1e-12));
        assertThat(transitions.share(ORIENTATION, SERVICE)).hasValue(0);
    }

    @Test
    void aStageThatNobodyLeftHasNoShares() {
        assertThat(transitions.count(SERVICE, SELECTION)).isZero();
        assertThat(transitions.share(SERVICE, SELECTION)).isEmpty();
    }

    @Test
    void theLostCountAmongThoseThatLeft() {
        assertThat(transitions.lost(SELECTION)).isEqualTo(2);
        assertThat(transitions.lostShare(SELECTION)).hasValue(1);
        assertThat(transitions.lostShare(ORIENTATION)).hasValue(0);
        assertThat(transitions.lostShare(SERVICE)).isEmpty();
    }

    @Test
    void removingAStageCostsTheTransactionsThatWentThroughIt() {
        // Of ten laps five go straight on and five by way of SELECTION, where one in five is lost.
        Transitions chain =
                new Transitions(
                        Map.of(
                                ORIENTATION, Map.of(TRANSACTION, 5L, SELECTION, 5L),
                                SELECTION, Map.of(TRANSACTION, 4L)),
                        Map.of(SELECTION, 1L),
                        Map.of(ORIENTATION, 10L));

        // P = .5 + .5 · .8 = .9; without SELECTION .5.
        assertThat(chain.removalEffect(SELECTION).orElseThrow())
                .isEqualTo(1 - 0.5 / 0.9, within(1e-12));
        assertThat(chain.removalEffect(ORIENTATION)).hasValue(1);
        assertThat(chain.removalEffect(TRANSACTION)).hasValue(1);
        assertThat(chain.removalEffect(SERVICE)).hasValue(0);
    }

    @Test
    void circlesOnTheWayAreGoneRoundAsOftenAsObserved() {
        // From ORIENTATION half go to SELECTION, half are lost; from there half come back: p = ¼ +
        // ¼p.
        Transitions chain =
                new Transitions(
                        Map.of(
                                ORIENTATION, Map.of(SELECTION, 1L),
                                SELECTION, Map.of(TRANSACTION, 1L, ORIENTATION, 1L),
                                SERVICE, Map.of(SERVICE, 7L)),
                        Map.of(ORIENTATION, 1L),
                        Map.of(ORIENTATION, 1L, SERVICE, 1L, SELECTION, 2L));

        double fromOrientation = 1 / 3.0;
        double fromSelection = 2 / 3.0;
        double whole = (fromOrientation + 2 * fromSelection) / 4;
        double withoutOrientation = 2 * 0.5 / 4;
        assertThat(chain.removalEffect(ORIENTATION).orElseThrow())
                .isEqualTo(1 - withoutOrientation / whole, within(1e-12));
    }

    @Test
    void whereNothingComesToATransactionThereIsNoEffect() {
        assertThat(transitions.removalEffect(SELECTION)).isEmpty();
        assertThat(new Transitions(Map.of(), Map.of(), Map.of()).removalEffect(SELECTION))
                .isEmpty();
    }
}
