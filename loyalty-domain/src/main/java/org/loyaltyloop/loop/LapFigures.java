package org.loyaltyloop.loop;

import java.util.List;
import java.util.Map;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * The laps of a period.
 *
 * @param ended how many ended in it
 * @param days how long those took
 * @param closure share (0 to 1) of short loops among the laps after the first that started in it
 *     and have a purchase
 * @param paths the stages that laps which ended visited, the commonest paths first
 * @param skipped how many of the laps that ended got past a stage without visiting it
 */
public record LapFigures(
        long ended,
        Spread days,
        Measure closure,
        List<LoopPath> paths,
        Map<LoopStage, Long> skipped) {

    /** Copies both. */
    public LapFigures {
        paths = List.copyOf(paths);
        skipped = Map.copyOf(skipped);
    }

    /** How many laps that ended got past this stage without visiting it. */
    public long skipped(LoopStage stage) {
        return skipped.getOrDefault(stage, 0L);
    }

    /**
     * A way round the loop.
     *
     * @param stages the stages visited, in the order of the loop
     * @param laps how many laps went that way
     */
    public record LoopPath(List<LoopStage> stages, long laps) {

        /** Copies the list. */
        public LoopPath {
            stages = List.copyOf(stages);
        }
    }
}
