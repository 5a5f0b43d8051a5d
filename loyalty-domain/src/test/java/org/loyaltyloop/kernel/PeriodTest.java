package org.loyaltyloop.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final LocalDate SUNDAY = LocalDate.of(2026, 3, 29);

    @Test
    void theDayOnWhichTheClockGoesForwardHasTwentyThreeHours() {
        Period day = new Period(SUNDAY, SUNDAY.plusDays(1));

        assertThat(day.start(AMSTERDAM)).isEqualTo(Instant.parse("2026-03-28T23:00:00Z"));
        assertThat(Duration.between(day.start(AMSTERDAM), day.end(AMSTERDAM)))
                .isEqualTo(Duration.ofHours(23));
        assertThat(day.days()).isEqualTo(1);
    }

    @Test
    void thePeriodBeforeIsAsLongAndEndsWhereThisOneBegins() {
        Period week = new Period(SUNDAY, SUNDAY.plusDays(7));

        assertThat(week.previous()).isEqualTo(new Period(SUNDAY.minusDays(7), SUNDAY));
    }

    @Test
    void aPeriodHasAtLeastOneDay() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Period(SUNDAY, SUNDAY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Period(SUNDAY, SUNDAY.minusDays(1)));
    }
}
