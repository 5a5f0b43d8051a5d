package org.loyaltyloop.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RetentionPropertiesTest {

    @Property
    void grossIsNeverMoreThanAllNorMoreThanNet(
            @ForAll @Size(max = 12) List<@IntRange(max = 5000) Integer> before,
            @ForAll @Size(min = 12, max = 12) List<@IntRange(max = 5000) Integer> after) {
        Retention kept = add(lines(before, after));

        assertThat(kept.gross().orElse(0)).isBetween(0.0, 1.0);
        assertThat(kept.net().orElse(0)).isGreaterThanOrEqualTo(kept.gross().orElse(0));
        assertThat(kept.gross().isPresent())
                .isEqualTo(before.stream().anyMatch(amount -> amount > 0));
    }

    @Property
    void newAccountsCountInNeither(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 5000) Integer> before,
            @ForAll @IntRange(min = 1, max = 5000) int fresh) {
        List<Retention.Line> lines = lines(before, before);
        Retention without = add(lines);
        List<Retention.Line> more = new ArrayList<>(lines);
        more.add(line(0, fresh));

        assertThat(add(more)).isEqualTo(without);
        assertThat(without.net()).hasValue(1);
    }

    private static Retention add(List<Retention.Line> lines) {
        return Retention.of(lines, "EUR", currency -> Optional.of(BigDecimal.ONE));
    }

    private static List<Retention.Line> lines(List<Integer> before, List<Integer> after) {
        List<Retention.Line> lines = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            lines.add(line(before.get(i), after.get(i)));
        }
        return lines;
    }

    private static Retention.Line line(int before, int after) {
        return new Retention.Line(
                UUID.randomUUID(), "EUR", BigDecimal.valueOf(before), BigDecimal.valueOf(after));
    }
}
