package org.loyaltyloop.touchpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what a replay would do, account by account; what it counted goes into the job's result.
 */
final class ReplayTally {

    private static final int SAMPLES_PER_MOVE = 3;
    private static final int STAGES = LoopStage.values().length;

    private long touchpoints;
    private long byPerson;
    private long accounts;
    private long journeys;
    private final long[][] moves = new long[STAGES][STAGES];
    private final Map<RuleId, RuleReach> rules = new LinkedHashMap<>();
    private final List<String> samples = new ArrayList<>();

    void add(List<Reclassifying.Placed> account) {
        boolean any = false;
        boolean counts = false;
        for (Reclassifying.Placed placed : account) {
            touchpoints++;
            byPerson += placed.ground() == PlacementBasis.PERSON ? 1 : 0;
            any |= placed.counts();
            counts |= placed.counts() && (placed.moving() || placed.touchpoint().moving());
            placed.passed().forEach(rule -> reach(rule, 1, 0, 0));
            placed.rule().ifPresent(hit -> reach(hit.rule(), 0, 1, placed.elsewhere() ? 1 : 0));
            if (placed.counts()) {
                count(placed);
            }
        }
        accounts += any ? 1 : 0;
        journeys += counts ? 1 : 0;
    }

    private void reach(RuleId rule, long passed, long taken, long moved) {
        rules.put(rule, rules.getOrDefault(rule, RuleReach.NOTHING).plus(passed, taken, moved));
    }

    private void count(Reclassifying.Placed placed) {
        int from = placed.touchpoint().stage().number();
        int to = placed.stage().number();
        if (++moves[from - 1][to - 1] <= SAMPLES_PER_MOVE) {
            samples.add(placed.touchpoint().id() + ":" + from + ":" + to);
        }
    }

    /** The figures as texts, to be read by {@link ReplayPreview#of}. */
    Map<String, String> result() {
        Map<String, String> result = new LinkedHashMap<>();
        result.put("touchpoints", Long.toString(touchpoints));
        result.put("byPerson", Long.toString(byPerson));
        result.put("accounts", Long.toString(accounts));
        result.put("journeys", Long.toString(journeys));
        List<String> cells = new ArrayList<>();
        for (int from = 1; from <= STAGES; from++) {
            for (int to = 1; to <= STAGES; to++) {
                if (moves[from - 1][to - 1] > 0) {
                    cells.add(from + ":" + to + ":" + moves[from - 1][to - 1]);
                }
            }
        }
        result.put("moves", String.join(" ", cells));
        result.put(
                "rules",
                String.join(
                        " ",
                        rules.entrySet().stream()
                                .map(
                                        entry ->
                                                entry.getKey()
                                                        + ":"
                                                        + entry.getValue().passed()
                                                        + ":"
                                                        + entry.getValue().taken()
                                                        + ":"
                                                        + entry.getValue().moved())
                                .toList()));
        result.put("samples", String.join(" ", samples));
        return result;
    }
}
