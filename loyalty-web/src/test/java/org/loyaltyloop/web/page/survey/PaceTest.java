package org.loyaltyloop.web.page.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PaceTest {

    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    private final Pace pace =
            new Pace(
                    new Clock() {
                        @Override
                        public Instant instant() {
                            return now;
                        }

                        @Override
                        public ZoneId getZone() {
                            return ZoneOffset.UTC;
                        }

                        @Override
                        public Clock withZone(ZoneId zone) {
                            return this;
                        }
                    });

    @Test
    void oneAddressIsHeldUpAfterItsBurstAndLetInAgainWithTime() {
        for (int i = 0; i < Pace.BURST; i++) {
            assertThat(pace.admits("10.0.0.1")).isTrue();
        }
        assertThat(pace.admits("10.0.0.1")).isFalse();
        assertThat(pace.admits("10.0.0.2")).isTrue();

        now = now.plus(Duration.ofSeconds(2));

        assertThat(pace.admits("10.0.0.1")).isTrue();
        assertThat(pace.admits("10.0.0.1")).isTrue();
        assertThat(pace.admits("10.0.0.1")).isFalse();
    }

    @Test
    void guessingLinksIsSoonOver() {
        int guesses = 0;
        while (pace.admits("10.0.0.1")) {
            pace.guessed("10.0.0.1");
            guesses++;
        }

        assertThat(guesses).isEqualTo(Pace.BURST / Pace.FOR_A_GUESS);
    }
}
