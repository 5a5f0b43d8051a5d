package org.loyaltyloop.demo;

import java.util.List;
import java.util.Random;

/**
 * Chance with a seed. {@link Random}'s algorithm is fixed by its specification, so a seed gives the
 * same world on every JDK.
 */
final class Dice {

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    /**
     * A die of its own for the numbered part of a whole, so that a change in one part leaves the
     * others as they were.
     */
    static Dice of(long seed, String part, int number) {
        return new Dice((seed * 31 + part.hashCode()) * 1_000_003L + number * 7919L);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A whole number, both ends included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    double share() {
        return random.nextDouble();
    }

    <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** A waiting time with that mean: mostly short, sometimes long. */
    int waiting(double meanDays) {
        return (int) Math.round(-Math.log(1 - random.nextDouble()) * meanDays);
    }

    /** How often something happens that on average happens so often. */
    int times(double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble();
                product > limit;
                product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    /** A value around the mean, normally distributed. */
    double around(double mean, double deviation) {
        return mean + random.nextGaussian() * deviation;
    }
}
