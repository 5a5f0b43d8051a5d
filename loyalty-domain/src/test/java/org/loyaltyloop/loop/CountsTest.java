package org.loyaltyloop.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CountsTest {

    @Property
    void whatIsWrittenIsReadAgain(
            @ForAll
                    Map<
                                    @IntRange(max = Integer.MAX_VALUE) Integer,
                                    @LongRange(min = -9_000_000_000L, max = 9_000_000_000L) Long>
                            counted) {
        assertThat(map(Counts.read(counts(counted).bytes()))).isEqualTo(map(counts(counted)));
    }

    @Property
    void whatComesAndGoesAgainLeavesNothing(
            @ForAll
                    Map<@IntRange(max = 500) Integer, @LongRange(min = -100, max = 100) Long>
                            counted) {
        Counts counts = counts(counted);
        counted.forEach((key, n) -> counts.add(key, -n));

        assertThat(counts.isEmpty()).isTrue();
        assertThat(map(Counts.read(counts.bytes()))).isEmpty();
    }

    @Test
    void keysAreNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Counts().add(-1, 1));
    }

    private static Counts counts(Map<Integer, Long> counted) {
        Counts counts = new Counts();
        counted.forEach(counts::add);
        return counts;
    }

    private static Map<Integer, Long> map(Counts counts) {
        Map<Integer, Long> map = new HashMap<>();
        counts.forEach(map::put);
        return map;
    }
}
