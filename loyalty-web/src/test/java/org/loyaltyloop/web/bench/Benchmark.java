package org.loyaltyloop.web.bench;

/** One row of the table: ours against what it is measured by. */
interface Benchmark {

    /** What {@code -Dbench} calls it. */
    String name();

    /** What is measured, for people. */
    String title();

    /** What it is measured against, for people. */
    String against();

    /** What the ratio of both has to reach. */
    Goal goal();

    /**
     * Seconds that ours is warmed up for at least: until the server's compilers are done with what
     * it runs all day, they take more of the processor than the work.
     */
    default int warmUpSeconds() {
        return 0;
    }

    /** Makes all that is needed, and checks that ours gives the right answers. */
    Pair prepare(World world) throws Exception;

    /** One side of the comparison. */
    @FunctionalInterface
    interface Side {
        /** Does a round's work; answers milliseconds per unit of work. */
        double round() throws Exception;
    }

    /** Work that may fail. */
    @FunctionalInterface
    interface Work {
        /** Does it. */
        void run() throws Exception;
    }

    /**
     * Both sides, and what to look at when all rounds are done.
     *
     * @param unit of what a round answers milliseconds for
     * @param check throws when something was lost, doubled or wrong
     */
    record Pair(String unit, Side limit, Side ours, Work check) {}
}
