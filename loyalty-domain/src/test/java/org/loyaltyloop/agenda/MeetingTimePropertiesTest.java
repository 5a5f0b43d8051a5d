package org.loyaltyloop.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MeetingTimePropertiesTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);

    @Property
    void movingKeepsTheTrueLengthAndTheTimeOfDayOutsideTheHourThatIsSkipped(
            @ForAll @IntRange(max = 364) int from,
            @ForAll @IntRange(max = 364) int to,
            @ForAll @IntRange(max = 1_439) int minuteOfDay,
            @ForAll @IntRange(min = 5, max = 1_440) int minutes) {
        LocalDateTime start = NEW_YEAR.plusDays(from).atStartOfDay().plusMinutes(minuteOfDay);
        MeetingTime before = new MeetingTime(start, AgendaWorld.AMSTERDAM, minutes);
        MeetingTime after = before.on(NEW_YEAR.plusDays(to));

        assertThat(Duration.between(after.startsAt(), after.endsAt())).hasMinutes(minutes);
        if (minuteOfDay / 60 != 2) {
            assertThat(after.start()).isEqualTo(NEW_YEAR.plusDays(to).atTime(start.toLocalTime()));
        }
    }

    @Property
    void whatTheClockShowsAtTheBeginningIsWhatWasAgreed(
            @ForAll @IntRange(max = 364) int day, @ForAll @IntRange(max = 1_439) int minuteOfDay) {
        MeetingTime time =
                new MeetingTime(
                        NEW_YEAR.plusDays(day).atStartOfDay().plusMinutes(minuteOfDay),
                        ZoneId.of("Europe/Amsterdam"),
                        30);

        assertThat(LocalDateTime.ofInstant(time.startsAt(), time.zone())).isEqualTo(time.start());
    }
}
