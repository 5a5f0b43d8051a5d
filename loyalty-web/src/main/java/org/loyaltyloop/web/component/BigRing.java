package org.loyaltyloop.web.component;

import java.util.List;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * What the big ring of the loop dashboard shows.
 *
 * @param label the whole in a few words, for who cannot see it
 * @param segments one per stage, in the order of the loop
 * @param centre the figure in the middle, in brief where it is large
 * @param centreExact the same, whole
 * @param centreLabel what it counts
 */
public record BigRing(
        String label,
        List<Segment> segments,
        String centre,
        String centreExact,
        String centreLabel) {

    /** Refuses anything but the eight stages in their order. */
    public BigRing {
        segments = List.copyOf(segments);
        if (!segments.stream().map(Segment::stage).toList().equals(List.of(LoopStage.values()))) {
            throw new IllegalArgumentException("the ring has the eight stages in their order");
        }
    }

    /**
     * One stage, all as text ready to show.
     *
     * @param stage the stage
     * @param figure the number in the segment, in brief where it is large; the label has it whole
     * @param label the segment's link in words, such as "Service: 97 accounts, 18 stalled"
     * @param note the line under the name, such as "18 stalled" or "not measured"
     * @param warning whether the note asks for attention
     * @param gap whether nobody measures the stage: hatched, not coloured
     * @param conversion the share that goes on to the next stage, beside the arrow; empty where
     *     unknown
     * @param href where the segment leads
     */
    public record Segment(
            LoopStage stage,
            String figure,
            String label,
            String note,
            boolean warning,
            boolean gap,
            String conversion,
            String href) {}
}
