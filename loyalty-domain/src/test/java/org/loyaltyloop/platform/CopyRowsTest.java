package org.loyaltyloop.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CopyRowsTest {

    /** From the first day of year 1 to the last of 9999. */
    @Property
    void a_moment_is_written_as_it_is(
            @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second,
            @ForAll @LongRange(min = 0, max = 999_999) long micros) {
        Instant moment = Instant.ofEpochSecond(second, micros * 1000);

        assertThat(Instant.parse(written(moment))).isEqualTo(moment);
    }

    @Test
    void a_moment_finer_than_microseconds_is_rounded_as_the_database_would() {
        Instant full = Instant.parse("2024-02-29T23:59:59Z");

        assertThat(Instant.parse(written(full.plusNanos(999_999_500))))
                .isEqualTo(full.plusSeconds(1));
        assertThat(Instant.parse(written(full.plusNanos(1_499))))
                .isEqualTo(full.plus(1, ChronoUnit.MICROS));
    }

    @Test
    void what_means_something_to_copy_is_escaped() {
        assertThat(written("O\\'Brien\t\n\r")).isEqualTo("O\\\\'Brien\\t\\n\\r");
        assertThat(written(null)).isEqualTo("\\N");
    }

    private static String written(Object value) {
        CopyRows rows = new CopyRows().add(value);
        return new String(rows.bytes(), StandardCharsets.UTF_8);
    }
}
