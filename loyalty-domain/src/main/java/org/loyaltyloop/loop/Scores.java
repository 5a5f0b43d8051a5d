package org.loyaltyloop.loop;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.touchpoint.SurveyMetric;

/**
 * How often each score was given to one question. Counts add up over days and stages, measures do
 * not: these are made of them at the end.
 *
 * @param counts answers by score
 */
public record Scores(SurveyMetric metric, Map<Integer, Long> counts) {

    /** Refuses scores off the metric's scale. */
    public Scores {
        counts = Map.copyOf(counts);
        if (!counts.keySet().stream().allMatch(metric::admits)) {
            throw new IllegalArgumentException("a score off the scale of " + metric);
        }
    }

    /** No answers yet. */
    public static Scores none(SurveyMetric metric) {
        return new Scores(metric, Map.of());
    }

    /** These and some more answers of one score. */
    public Scores and(int score, long times) {
        Map<Integer, Long> more = new TreeMap<>(counts);
        more.merge(score, times, Long::sum);
        return new Scores(metric, more);
    }

    /** How many answers. */
    public long n() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The metric's figure: NPS from −100 to 100, CES as a mean on its scale, CSAT as the share (0
     * to 1) of satisfied answers.
     */
    public Measure measure() {
        if (n() == 0) {
            return Measure.NONE;
        }
        return switch (metric) {
            case NPS -> netPromoters();
            case CES1, CES2 -> mean();
            case CSAT -> Measure.share(count(score -> score >= 4), n());
        };
    }

    private Measure netPromoters() {
        double promoters = (double) count(score -> score >= 9) / n();
        double detractors = (double) count(score -> score <= 6) / n();
        double net = promoters - detractors;
        double standardError = 100 * Math.sqrt((promoters + detractors - net * net) / n());
        return Measure.of(100 * net, Measure.margin(standardError), -100, 100, n());
    }

    private Measure mean() {
        double mean =
                counts.entrySet().stream()
                                .mapToDouble(e -> (double) e.getKey() * e.getValue())
                                .sum()
                        / n();
        if (n() == 1) {
            // One answer says nothing of how answers differ.
            return Measure.of(
                    mean, metric.most() - metric.least(), metric.least(), metric.most(), 1);
        }
        double squares =
                counts.entrySet().stream()
                        .mapToDouble(e -> e.getValue() * (e.getKey() - mean) * (e.getKey() - mean))
                        .sum();
        double deviation = Math.sqrt(squares / (n() - 1));
        return Measure.of(
                mean,
                Measure.margin(deviation / Math.sqrt(n())),
                metric.least(),
                metric.most(),
                n());
    }

    private long count(IntPredicate scores) {
        return counts.entrySet().stream()
                .filter(e -> scores.test(e.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
