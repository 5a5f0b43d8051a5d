package org.loyaltyloop.journey;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * A set of stages, small enough to be a number in a column: bit 0 is INSPIRATION, bit 7 ENGAGEMENT.
 *
 * @param mask 0 to 255
 */
public record Stages(int mask) {

    /** No stage. */
    public static final Stages NONE = new Stages(0);

    /** Refuses bits that stand for no stage. */
    public Stages {
        if (mask < 0 || mask > 255) {
            throw new IllegalArgumentException("no set of stages: " + mask);
        }
    }

    /** The set of these stages. */
    public static Stages of(LoopStage... stages) {
        return of(List.of(stages));
    }

    /** The set of these stages. */
    public static Stages of(Collection<LoopStage> stages) {
        Stages set = NONE;
        for (LoopStage stage : stages) {
            set = set.with(stage);
        }
        return set;
    }

    /** This set and that stage. */
    public Stages with(LoopStage stage) {
        return new Stages(mask | 1 << stage.ordinal());
    }

    /** Whether the stage is in the set. */
    public boolean contains(LoopStage stage) {
        return (mask & 1 << stage.ordinal()) != 0;
    }

    /** The stages in the order of the loop. */
    public List<LoopStage> list() {
        return Arrays.stream(LoopStage.values()).filter(this::contains).toList();
    }
}
