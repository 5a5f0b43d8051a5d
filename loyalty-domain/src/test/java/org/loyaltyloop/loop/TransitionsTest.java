package org.loyaltyloop.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.loyaltyloop.touchpoint.LoopStage.ORIENTATION;
import static org.loyaltyloop.touchpoint.LoopStage.SELECTION;
import static org.loyaltyloop.touchpoint.LoopStage.SERVICE;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TransitionsTest {

    private final Transitions transitions =
            new Transitions(Map.of(ORIENTATION, Map.of(ORIENTATION, 1L, SELECTION, 3L)));

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
}
