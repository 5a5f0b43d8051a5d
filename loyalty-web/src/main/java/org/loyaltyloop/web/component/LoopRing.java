package org.loyaltyloop.web.component;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * What a loop ring shows: a customer's place in the loop.
 *
 * @param lap the number of the lap, from 1; 0 when there is no touchpoint yet
 * @param reached the furthest stage of this lap; null when there is no touchpoint yet
 * @param latest the stage of the latest touchpoint; where it differs from {@code reached}, the
 *     customer came back to it
 * @param visited the stages that this lap visited
 * @param earlier the stages visited in earlier laps, the latest of them first
 */
public record LoopRing(
        int lap,
        @Nullable LoopStage reached,
        @Nullable LoopStage latest,
        Set<LoopStage> visited,
        List<Set<LoopStage>> earlier) {

    /** Copies the stages. */
    public LoopRing {
        visited = Set.copyOf(visited);
        earlier = earlier.stream().map(Set::copyOf).toList();
    }

    /** The ring of somebody without touchpoints. */
    public static LoopRing empty() {
        return new LoopRing(0, null, null, Set.of(), List.of());
    }

    /** A ring without earlier laps, for lists. */
    public static LoopRing of(
            int lap, LoopStage reached, LoopStage latest, Set<LoopStage> visited) {
        return new LoopRing(lap, reached, latest, visited, List.of());
    }

    /**
     * A ring from what the database stores: stage numbers, and a bit mask with bit 0 for stage 1; 0
     * as lap is empty.
     */
    public static LoopRing of(int lap, int reached, int latest, int visitedMask) {
        return lap == 0 || reached == 0
                ? empty()
                : of(
                        lap,
                        LoopStage.of(reached),
                        LoopStage.of(latest == 0 ? reached : latest),
                        stages(visitedMask));
    }

    /** The same ring with the masks of the laps before, the latest of them first. */
    public LoopRing after(List<Integer> earlierMasks) {
        return new LoopRing(
                lap,
                reached,
                latest,
                visited,
                earlierMasks.stream().map(LoopRing::stages).toList());
    }

    /** The stages of a bit mask, bit 0 for stage 1. */
    public static Set<LoopStage> stages(int mask) {
        Set<LoopStage> stages = new TreeSet<>();
        for (LoopStage stage : LoopStage.values()) {
            if ((mask & 1 << stage.ordinal()) != 0) {
                stages.add(stage);
            }
        }
        return stages;
    }

    /** How that stage is drawn. */
    Segment segment(LoopStage stage) {
        if (reached == null) {
            return Segment.AHEAD;
        }
        if (stage == reached) {
            return Segment.CURRENT;
        }
        if (visited.contains(stage)) {
            return Segment.VISITED;
        }
        return reached.isAfter(stage) ? Segment.SKIPPED : Segment.AHEAD;
    }

    /** Whether the customer came back to that stage after having been further. */
    boolean revisits(LoopStage stage) {
        return stage == latest && latest != reached;
    }

    /** The stages before {@code reached} that this lap did not visit, in order. */
    public List<LoopStage> skipped() {
        return reached == null
                ? List.of()
                : reached.before().stream().filter(stage -> !visited.contains(stage)).toList();
    }

    /** The four ways of drawing a stage. */
    enum Segment {
        VISITED,
        CURRENT,
        SKIPPED,
        AHEAD
    }
}
