package org.loyaltyloop.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Property
    void percentilesAreThoseOfTheSortedList(
            @ForAll @NotEmpty List<@LongRange(max = 400) Long> times) {
        Map<Long, Long> counted =
                times.stream()
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Spread spread = Spread.of(counted);

        assertThat(spread.n()).isEqualTo(times.size());
        assertThat(spread.median().orElseThrow())
                .isEqualTo(Recount.percentile(times, 0.5), within(1e-9));
        assertThat(spread.p90().orElseThrow())
                .isEqualTo(Recount.percentile(times, 0.9), within(1e-9));
        Histogram histogram = Histogram.of(counted, Histogram.DAYS);
        assertThat(histogram.bins().stream().mapToLong(Histogram.Bin::n).sum())
                .isEqualTo(times.size());
    }

    @Test
    void nothingMeasuredIsNoZero() {
        assertThat(Spread.of(Map.of())).isEqualTo(Spread.NONE);
        assertThat(Spread.NONE.median()).isEmpty();
        assertThat(Histogram.of(Map.of(), Histogram.DAYS).bins()).isEmpty();
    }

    @Test
    void oneAloneIsItsOwnMedian() {
        Spread one = Spread.of(Map.of(7L, 1L));

        assertThat(one.median()).hasValue(7);
        assertThat(one.p90()).hasValue(7);
    }
}
