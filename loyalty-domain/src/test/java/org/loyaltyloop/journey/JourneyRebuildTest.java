package org.loyaltyloop.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class JourneyRebuildTest {

    @Test
    void quick_steps_grow_and_slow_ones_shrink_by_half_at_most() {
        assertThat(JourneyRebuild.resized(500, Duration.ofMillis(300))).isEqualTo(500);
        assertThat(JourneyRebuild.resized(500, Duration.ofMillis(200))).isEqualTo(750);
        assertThat(JourneyRebuild.resized(500, Duration.ofMillis(1))).isEqualTo(1000);
        assertThat(JourneyRebuild.resized(500, Duration.ofMinutes(1))).isEqualTo(250);
    }

    @Test
    void a_step_takes_some_accounts_and_never_all() {
        assertThat(JourneyRebuild.resized(20, Duration.ofMinutes(1))).isEqualTo(20);
        assertThat(JourneyRebuild.resized(10_000, Duration.ZERO)).isEqualTo(10_000);
    }
}
