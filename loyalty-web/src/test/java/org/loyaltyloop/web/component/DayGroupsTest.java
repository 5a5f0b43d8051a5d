package org.loyaltyloop.web.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayGroupsTest {

    @Test
    void aDayEndsAtMidnightWhereTheReaderIs() {
        List<Instant> moments =
                List.of(
                        Instant.parse("2026-07-01T22:30:00Z"),
                        Instant.parse("2026-07-01T21:30:00Z"),
                        Instant.parse("2026-07-01T09:00:00Z"));

        List<DayGroups.Day<Instant>> days =
                DayGroups.of(moments, moment -> moment, ZoneId.of("Europe/Amsterdam"));

        assertThat(days)
                .extracting(DayGroups.Day::date)
                .containsExactly(LocalDate.of(2026, 7, 2), LocalDate.of(2026, 7, 1));
        assertThat(days.get(1).rows()).containsExactly(moments.get(1), moments.get(2));
    }

    @Test
    void nothingHasNoDays() {
        assertThat(DayGroups.of(List.<Instant>of(), moment -> moment, ZoneId.of("UTC"))).isEmpty();
    }
}
