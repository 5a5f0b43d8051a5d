package org.loyaltyloop.opportunity;

import java.math.BigDecimal;
import java.sql.SQLException;
import org.loyaltyloop.platform.Row;

/**
 * What opportunities of one phase in one currency come to.
 *
 * @param phase code of the phase
 * @param value what they are worth together
 * @param weighted the same, each times its probability
 * @param ageDays sum of the days they have been in the phase
 */
public record PhaseSum(
        String phase,
        String currency,
        long count,
        BigDecimal value,
        BigDecimal weighted,
        double ageDays) {

    static final String SELECT =
            """
            select o.phase, o.currency, count(*) as n, coalesce(sum(o.value), 0) as value,
                   coalesce(sum(o.value * case when p.kind = 'OPEN' then coalesce(o.probability, p.probability)
                                               else p.probability end) / 100, 0) as weighted,
                   sum(extract(epoch from now() - o.phase_since)) / 86400 as age_days
            """;
    static final String GROUP = "group by o.phase, o.currency order by o.phase, o.currency";

    static PhaseSum of(Row row) throws SQLException {
        return new PhaseSum(
                row.text("phase"),
                row.text("currency"),
                row.number("n"),
                row.optionalDecimal("value").orElse(BigDecimal.ZERO),
                row.optionalDecimal("weighted").orElse(BigDecimal.ZERO),
                row.real("age_days"));
    }
}
