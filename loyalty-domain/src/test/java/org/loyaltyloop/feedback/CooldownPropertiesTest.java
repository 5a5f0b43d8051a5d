package org.loyaltyloop.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CooldownPropertiesTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    @Example
    void countsDaysNotHoursInTheWeekInWhichTheClockGoesForward() {
        Cooldown aWeek = new Cooldown(7, AMSTERDAM);
        Instant asked = at("2026-03-25T09:00");

        assertThat(aWeek.againFrom(asked)).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(aWeek.isOver(asked, at("2026-03-31T23:59"))).isFalse();
        assertThat(aWeek.isOver(asked, at("2026-04-01T00:00"))).isTrue();
    }

    @Example
    void theDayIsTheFirmsNotThatOfGreenwich() {
        Cooldown aDay = new Cooldown(1, AMSTERDAM);
        Instant beforeMidnight = at("2026-07-01T23:30");

        assertThat(aDay.isOver(beforeMidnight, at("2026-07-02T00:10"))).isTrue();
        assertThat(aDay.isOver(at("2026-07-02T00:10"), at("2026-07-02T23:30"))).isFalse();
    }

    @Property
    void isOverFromTheBeginningOfTheDayThatItNames(
            @ForAll("moments") Instant asked,
            @ForAll("moments") Instant now,
            @ForAll @IntRange(max = 730) int days,
            @ForAll("zones") ZoneId zone) {
        Cooldown cooldown = new Cooldown(days, zone);
        Instant from = cooldown.againFrom(asked).atStartOfDay(zone).toInstant();

        assertThat(cooldown.isOver(asked, now)).isEqualTo(!now.isBefore(from));
    }

    @Property
    void onceOverItStaysOver(
            @ForAll("moments") Instant asked,
            @ForAll("moments") Instant now,
            @ForAll @IntRange(max = 100_000) int minutesLater,
            @ForAll @IntRange(max = 90) int days,
            @ForAll("zones") ZoneId zone) {
        Cooldown cooldown = new Cooldown(days, zone);
        Instant later = now.plus(Duration.ofMinutes(minutesLater));

        assertThat(cooldown.isOver(asked, later) || !cooldown.isOver(asked, now)).isTrue();
    }

    @Property
    void neverTakesMoreThanADayLessThanSaid(
            @ForAll("moments") Instant asked,
            @ForAll @IntRange(min = 2, max = 90) int days,
            @ForAll("zones") ZoneId zone) {
        Instant tooEarly = asked.plus(Duration.ofDays(days - 2L));

        assertThat(new Cooldown(days, zone).isOver(asked, tooEarly)).isFalse();
    }

    @Property
    void withoutOneEverybodyMayBeAskedAtOnce(
            @ForAll("moments") Instant asked,
            @ForAll @IntRange(max = 10_000) int minutesLater,
            @ForAll("zones") ZoneId zone) {
        Instant later = asked.plus(Duration.ofMinutes(minutesLater));

        assertThat(new Cooldown(0, zone).isOver(asked, later)).isTrue();
    }

    /** Half of them near the hours in which Amsterdam changes its clock. */
    @Provide
    Arbitrary<Instant> moments() {
        Arbitrary<Instant> anywhere =
                Arbitraries.longs()
                        .between(1_577_836_800L, 1_893_456_000L)
                        .map(Instant::ofEpochSecond);
        Arbitrary<Instant> nearChanges =
                Arbitraries.of(
                                Instant.parse("2026-03-29T01:00:00Z"),
                                Instant.parse("2026-10-25T01:00:00Z"),
                                Instant.parse("2027-03-28T01:00:00Z"))
                        .flatMap(
                                change ->
                                        Arbitraries.integers()
                                                .between(-4_000, 4_000)
                                                .map(m -> change.plus(Duration.ofMinutes(m))));
        return Arbitraries.oneOf(anywhere, nearChanges);
    }

    /** Zones that change at night, at midnight, by half an hour, or that left out a day. */
    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Europe/Amsterdam",
                        "America/Havana",
                        "Australia/Lord_Howe",
                        "Pacific/Apia",
                        "Africa/Cairo",
                        "UTC")
                .map(ZoneId::of);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(AMSTERDAM).toInstant();
    }
}
