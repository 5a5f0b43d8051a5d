package org.loyaltyloop.web.bench;

/**
 * What a ratio has to reach.
 *
 * @param upward whether the ratio is speed against the limit, where more is better; otherwise it is
 *     time against the twin, where less is better
 * @param must not reaching it is a fault
 * @param aim what would be good
 */
record Goal(boolean upward, double must, double aim) {

    /** Speed against a limit that nothing can pass. */
    static Goal atLeast(double must, double aim) {
        return new Goal(true, must, aim);
    }

    /** Time against something that does less. */
    static Goal atMost(double must, double aim) {
        return new Goal(false, must, aim);
    }

    /** The ratio of two times. */
    double ratio(double limit, double ours) {
        return upward ? limit / ours : ours / limit;
    }

    String verdict(double ratio) {
        if (meets(ratio, aim)) {
            return "aim";
        }
        return meets(ratio, must) ? "must" : "no";
    }

    private boolean meets(double ratio, double wanted) {
        return upward ? ratio >= wanted : ratio <= wanted;
    }

    String words(double wanted) {
        return (upward ? "≥ " : "≤ ") + wanted;
    }
}
