package org.loyaltyloop.demo;

/**
 * How a kind of customer goes round the loop: laps a year, how many of them are short loops, how
 * happy they are, whether they are looking around now, and the chance to go on from one stage after
 * the purchase to the next (a Markov walk).
 */
enum Manner {
    LOYAL(4, 6, 0.45, 0.7, 0.15, 0.98, 0.82, 0.75, 0.5),
    STEADY(2, 3, 0.3, 0.4, 0.2, 0.95, 0.65, 0.5, 0.2),
    GROWING(3, 4, 0.25, 0.5, 0.25, 0.97, 0.7, 0.6, 0.3),
    SLOW(1, 2, 0.2, 0.1, 0.15, 0.85, 0.5, 0.3, 0.08),
    UNEASY(2, 3, 0.3, -0.5, 0.2, 0.95, 0.9, 0.35, 0.03),
    /** Started in the course of the year. */
    NEWCOMER(1, 2, 0.3, 0.4, 0.0, 0.93, 0.6, 0.5, 0.15),
    /** Never bought yet. */
    PROSPECT(0, 0, 0, 0.3, 1.0, 0, 0, 0, 0),
    /** Left in the course of the year. */
    LOST(1, 2, 0.2, -0.6, 0.4, 0.9, 0.7, 0.2, 0.0);

    private final int fewestLaps;
    private final int mostLaps;
    private final double shortLoops;
    private final double mood;
    private final double looking;
    private final double toExperience;
    private final double toService;
    private final double toInteraction;
    private final double toEngagement;

    Manner(
            int fewestLaps,
            int mostLaps,
            double shortLoops,
            double mood,
            double looking,
            double toExperience,
            double toService,
            double toInteraction,
            double toEngagement) {
        this.fewestLaps = fewestLaps;
        this.mostLaps = mostLaps;
        this.shortLoops = shortLoops;
        this.mood = mood;
        this.looking = looking;
        this.toExperience = toExperience;
        this.toService = toService;
        this.toInteraction = toInteraction;
        this.toEngagement = toEngagement;
    }

    int laps(Dice dice) {
        return dice.between(fewestLaps, mostLaps);
    }

    boolean shortLoop(Dice dice) {
        return dice.chance(shortLoops);
    }

    boolean lookingAround(Dice dice) {
        return dice.chance(looking);
    }

    /** The mood of one such customer, about -1 to 1. */
    double mood(Dice dice) {
        return Math.max(-1, Math.min(1, dice.around(mood, 0.3)));
    }

    /**
     * How many of the four stages after the purchase a lap gets through: 0 stays at the purchase, 4
     * recommends.
     */
    int stagesAfterPurchase(Dice dice) {
        double[] onward = {toExperience, toService, toInteraction, toEngagement};
        int got = 0;
        while (got < onward.length && dice.chance(onward[got])) {
            got++;
        }
        return got;
    }
}
