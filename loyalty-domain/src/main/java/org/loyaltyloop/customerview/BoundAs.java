package org.loyaltyloop.customerview;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.loyaltyloop.binding.Band;
import org.loyaltyloop.binding.BindingLevel;

/** How strongly a level binds the accounts that a list shows. */
public record BoundAs(BindingLevel level, Band band) {

    /** Any of the bands of a level, and so for each level that is named. */
    static String condition(Set<BoundAs> any) {
        return any.stream().collect(Collectors.groupingBy(BoundAs::level)).values().stream()
                .map(
                        bands ->
                                bands.stream()
                                        .map(BoundAs::condition)
                                        .collect(Collectors.joining(" or ", "(", ")")))
                .collect(Collectors.joining(" and "));
    }

    private String condition() {
        String score =
                "coalesce((select b.%s from binding.v_profile b where b.account_id = a.id), 0)"
                        .formatted(level.name().toLowerCase(Locale.ROOT));
        String least = "%s >= %d".formatted(score, band.from());
        return band == Band.STRONG
                ? least
                : "%s and %s < %d"
                        .formatted(least, score, Band.values()[band.ordinal() + 1].from());
    }
}
