package org.loyaltyloop.loop;

import java.util.List;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * How the firm does in the stages and in the loop as a whole.
 *
 * @param stages one for every stage, in the order of the loop
 * @param pending touchpoints that are recorded but not counted yet: 0, but for the minutes in which
 *     a mass of them comes in
 */
public record LoopFigures(List<StageFigures> stages, LoopTotals totals, long pending) {

    /** Copies the list. */
    public LoopFigures {
        stages = List.copyOf(stages);
    }

    /** The figures of one stage. */
    public StageFigures of(LoopStage stage) {
        return stages.get(stage.ordinal());
    }
}
