package org.loyaltyloop.contract;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * How much of the yearly revenue under contract at the beginning of a period is left at its end.
 *
 * <p>Over the accounts that had revenue at the beginning, with b an account's revenue then and e at
 * the end: gross revenue retention = Σ min(b, e) ÷ Σ b, net revenue retention = Σ e ÷ Σ b (SaaS
 * Metrics Standards Board, 2023). Gross counts losses only and is at most 1; net counts growth of
 * the same accounts too. New accounts count in neither.
 *
 * @param currency the firm's, in which the sums are
 * @param before Σ b
 * @param kept Σ min(b, e)
 * @param after Σ e
 * @param accounts how many accounts had revenue at the beginning
 * @param unrated revenue at the beginning in currencies without a rate, in none of the sums
 */
public record Retention(
        String currency,
        BigDecimal before,
        BigDecimal kept,
        BigDecimal after,
        int accounts,
        Map<String, BigDecimal> unrated) {

    /** Copies the map. */
    public Retention {
        unrated = Map.copyOf(unrated);
    }

    /** Yearly revenue of an account in one currency at the beginning and the end. */
    record Line(UUID account, String currency, BigDecimal before, BigDecimal after) {}

    /**
     * Adds up.
     *
     * @param currency the firm's
     * @param rates the firm's currency for one unit of another; empty where nobody set a rate
     */
    static Retention of(
            Collection<Line> lines, String currency, Function<String, Optional<BigDecimal>> rates) {
        Map<String, BigDecimal> unrated = new TreeMap<>();
        for (Line line : lines) {
            if (rates.apply(line.currency()).isEmpty()) {
                unrated.merge(line.currency(), line.before(), BigDecimal::add);
            }
        }
        Map<UUID, BigDecimal[]> accounts = byAccount(lines, rates);
        List<BigDecimal[]> cohort =
                accounts.values().stream().filter(both -> both[0].signum() > 0).toList();
        unrated.values().removeIf(amount -> amount.signum() == 0);
        return new Retention(
                currency,
                cohort.stream().map(both -> both[0]).reduce(BigDecimal.ZERO, BigDecimal::add),
                cohort.stream()
                        .map(both -> both[0].min(both[1]))
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                cohort.stream().map(both -> both[1]).reduce(BigDecimal.ZERO, BigDecimal::add),
                cohort.size(),
                unrated);
    }

    /** Yearly revenue at the beginning and the end, by account, of what there is a rate for. */
    static Map<UUID, BigDecimal[]> byAccount(
            Collection<Line> lines, Function<String, Optional<BigDecimal>> rates) {
        Map<UUID, BigDecimal[]> accounts = new LinkedHashMap<>();
        for (Line line : lines) {
            rates.apply(line.currency())
                    .ifPresent(
                            rate -> {
                                BigDecimal[] both =
                                        accounts.computeIfAbsent(
                                                line.account(),
                                                id ->
                                                        new BigDecimal[] {
                                                            BigDecimal.ZERO, BigDecimal.ZERO
                                                        });
                                both[0] = both[0].add(line.before().multiply(rate));
                                both[1] = both[1].add(line.after().multiply(rate));
                            });
        }
        return accounts;
    }

    /** Gross revenue retention, 0 to 1; empty where there was no revenue. */
    public OptionalDouble gross() {
        return share(kept);
    }

    /** Net revenue retention, from 0; empty where there was no revenue. */
    public OptionalDouble net() {
        return share(after);
    }

    private OptionalDouble share(BigDecimal part) {
        return before.signum() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(part.doubleValue() / before.doubleValue());
    }
}
