package org.loyaltyloop.journey;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.TouchpointFact;

/**
 * A moving touchpoint as a journey sees it. Steps have one order, whatever order they arrive in: by
 * time, then stage, then source, then external id. Two steps with the same source and external id
 * are the same fact.
 *
 * @param occurredAt when, with microsecond precision
 * @param purchase whether the touchpoint's type is a purchase; counts in TRANSACTION only
 * @param orderRef the order it belongs to, if it names one
 */
public record Step(
        Instant occurredAt,
        LoopStage stage,
        String source,
        String externalId,
        boolean purchase,
        Optional<String> orderRef)
        implements Comparable<Step> {

    private static final Comparator<Step> ORDER =
            Comparator.comparing(Step::occurredAt)
                    .thenComparing(Step::stage)
                    .thenComparing(Step::source, Step::compareText)
                    .thenComparing(Step::externalId, Step::compareText);

    /** The touchpoint as a journey sees it. */
    static Step of(TouchpointFact touchpoint) {
        return new Step(
                touchpoint.occurredAt(),
                touchpoint.stage(),
                touchpoint.source(),
                touchpoint.externalId(),
                touchpoint.purchase(),
                touchpoint.orderRef());
    }

    /** The touchpoints as steps, in their order. */
    static List<Step> sorted(Collection<TouchpointFact> touchpoints) {
        return touchpoints.stream().map(Step::of).sorted().toList();
    }

    /**
     * By code points, as the database compares; Java's own order of texts goes by halves of
     * surrogate pairs.
     */
    private static int compareText(String one, String other) {
        return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    }

    @Override
    public int compareTo(Step other) {
        return ORDER.compare(this, other);
    }

    /** Whether this step is a purchase that counts as one. */
    boolean buys() {
        return purchase && stage == LoopStage.TRANSACTION;
    }

    /**
     * The order that this step makes known to the journey: only transactions do, a quote may name
     * an order to come.
     */
    Optional<String> order() {
        return stage == LoopStage.TRANSACTION ? orderRef : Optional.empty();
    }
}
