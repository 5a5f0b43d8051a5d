package org.loyaltyloop.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MeasureTest {

    @Test
    void thirtyAnswersSayEnough() {
        assertThat(Measure.share(3, 29).sufficient()).isFalse();
        assertThat(Measure.share(3, 30).sufficient()).isTrue();
    }

    @Test
    void aShareOfNothingIsNotMeasured() {
        assertThat(Measure.share(0, 0)).isEqualTo(Measure.NONE);
    }

    @Test
    void noMoreCanBeHitThanThereAre() {
        assertThatIllegalArgumentException().isThrownBy(() -> Measure.share(4, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> Measure.share(-1, 3));
        assertThat(Measure.share(3, 3).high().orElseThrow()).isEqualTo(1);
    }
}
