package org.loyaltyloop.web.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {

    @Test
    void drawsFromZeroOnOneScaleForBothLines() {
        Sparkline line = Sparkline.of(List.of(0L, 5L, 10L), List.of(0L, 20L, 0L));

        assertThat(line.now()).isEqualTo("M0.0 26.5L66.0 20.8L132.0 15.0");
        assertThat(line.before()).isEqualTo("M0.0 26.5L66.0 3.5L132.0 26.5");
        assertThat(line.endX()).isEqualTo("132.0");
        assertThat(line.endY()).isEqualTo("15.0");
    }

    @Test
    void liesOnTheFloorWhereNothingHappened() {
        Sparkline line = Sparkline.of(List.of(0L, 0L), List.of(0L, 0L));

        assertThat(line.now()).isEqualTo("M0.0 26.5L132.0 26.5");
        assertThat(line.before()).isEmpty();
    }

    @Test
    void refusesLinesThatDoNotMatch() {
        assertThatThrownBy(() -> Sparkline.of(List.of(1L, 2L), List.of(1L)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
