package org.loyaltyloop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {

    @Test
    void idsOfOneProcessAscendEvenWithinAMillisecond() {
        List<String> ids =
                Stream.generate(TimeOrderedId::next).limit(10_000).map(UUID::toString).toList();

        assertThat(ids).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void anIdIsAUuidOfVersionSevenThatBeginsWithTheTime() {
        long before = System.currentTimeMillis();
        UUID id = TimeOrderedId.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        // Many ids at once may run ahead of the clock by a few milliseconds.
        assertThat(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16))
                .isBetween(Instant.ofEpochMilli(before), Instant.ofEpochMilli(before + 5_000));
    }

    @Test
    void theLastBitsCannotBeGuessedFromTheOnesBefore() {
        long varying = 0;
        long first = TimeOrderedId.next().getLeastSignificantBits();
        for (int i = 0; i < 200; i++) {
            varying |= first ^ TimeOrderedId.next().getLeastSignificantBits();
        }
        assertThat(Long.bitCount(varying)).isEqualTo(62);
    }
}
