package org.loyaltyloop.touchpoint;

import java.util.Arrays;
import java.util.List;

/**
 * One of the eight stages of the loyalty loop, in their circular order: after {@link #ENGAGEMENT}
 * comes {@link #INSPIRATION} or, for the loyal, straight {@link #TRANSACTION}. This enum owns that
 * order; stored as {@link #number()}.
 */
public enum LoopStage {
    /** The customer gets an idea or a need. */
    INSPIRATION,
    /** The customer looks around. */
    ORIENTATION,
    /** The customer compares and chooses. */
    SELECTION,
    /** The customer buys, signs, renews. */
    TRANSACTION,
    /** The customer uses the product. */
    EXPERIENCE,
    /** The customer needs help. */
    SERVICE,
    /** The customer talks with the firm. */
    INTERACTION,
    /** The customer is involved and recommends. */
    ENGAGEMENT;

    /** The stage's place in the loop, 1 to 8. */
    public int number() {
        return ordinal() + 1;
    }

    /** The stage at that place; an {@link IllegalArgumentException} outside 1 to 8. */
    public static LoopStage of(int number) {
        if (number < 1 || number > values().length) {
            throw new IllegalArgumentException("no stage " + number);
        }
        return values()[number - 1];
    }

    /** Whether this stage lies further round the lap than the other. */
    public boolean isAfter(LoopStage other) {
        return ordinal() > other.ordinal();
    }

    /** The stages before this one in a lap, in order. */
    public List<LoopStage> before() {
        return Arrays.asList(values()).subList(0, ordinal());
    }
}
