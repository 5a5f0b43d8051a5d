package org.loyaltyloop.touchpoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loyaltyloop.platform.JobView;

/**
 * What a change of rules or catalogue would do to what is recorded. The figures are there once the
 * job is done.
 *
 * @param draftVersion the state of the draft that it looked at; empty for a change of a type
 * @param type the change of a type that it looked at
 * @param touchpoints how many it looked at
 * @param byPerson how many of them keep the stage that a person chose
 * @param accounts accounts of which anything changes
 * @param journeys of those, the accounts whose journeys change
 * @param moves touchpoints that change, by stage now and stage then; the same stage where only
 *     moving or purchase change
 * @param rules what each rule reaches; one that nothing passes is absent
 * @param samples a few of those that change, of each move
 */
public record ReplayPreview(
        JobView job,
        Optional<Integer> draftVersion,
        Optional<DescribeType> type,
        long touchpoints,
        long byPerson,
        long accounts,
        long journeys,
        List<Moved> moves,
        Map<RuleId, RuleReach> rules,
        List<Sample> samples) {

    /** So many touchpoints go from one stage to another. */
    public record Moved(LoopStage from, LoopStage to, long touchpoints) {}

    /** One of those that change. */
    public record Sample(TouchpointId touchpoint, LoopStage from, LoopStage to) {}

    /** Copies the collections. */
    public ReplayPreview {
        moves = List.copyOf(moves);
        rules = Map.copyOf(rules);
        samples = List.copyOf(samples);
    }

    /** How many touchpoints change at all. */
    public long changed() {
        return moves.stream().mapToLong(Moved::touchpoints).sum();
    }

    /** How many go from one stage to another. */
    public long count(LoopStage from, LoopStage to) {
        return moves.stream()
                .filter(move -> move.from() == from && move.to() == to)
                .mapToLong(Moved::touchpoints)
                .sum();
    }

    /** What a rule reaches. */
    public RuleReach reach(RuleId rule) {
        return rules.getOrDefault(rule, RuleReach.NOTHING);
    }

    /** Whether a rule takes every touchpoint that no person placed. */
    public boolean takesEverything(RuleId rule) {
        return touchpoints > byPerson && reach(rule).passed() == touchpoints - byPerson;
    }

    static ReplayPreview of(JobView job) {
        Map<String, String> result = job.result();
        List<Moved> moves = new ArrayList<>();
        for (String[] cell : parts(result, "moves")) {
            moves.add(new Moved(stage(cell[0]), stage(cell[1]), Long.parseLong(cell[2])));
        }
        Map<RuleId, RuleReach> rules = new HashMap<>();
        for (String[] rule : parts(result, "rules")) {
            rules.put(
                    RuleId.of(rule[0]),
                    new RuleReach(
                            Long.parseLong(rule[1]),
                            Long.parseLong(rule[2]),
                            Long.parseLong(rule[3])));
        }
        List<Sample> samples = new ArrayList<>();
        for (String[] sample : parts(result, "samples")) {
            samples.add(new Sample(TouchpointId.of(sample[0]), stage(sample[1]), stage(sample[2])));
        }
        return new ReplayPreview(
                job,
                Optional.ofNullable(job.params().get("draft")).map(Integer::valueOf),
                DescribeType.fromParams(job.params()),
                number(result, "touchpoints"),
                number(result, "byPerson"),
                number(result, "accounts"),
                number(result, "journeys"),
                moves,
                rules,
                samples);
    }

    private static LoopStage stage(String number) {
        return LoopStage.of(Integer.parseInt(number));
    }

    private static long number(Map<String, String> result, String name) {
        return Long.parseLong(result.getOrDefault(name, "0"));
    }

    private static List<String[]> parts(Map<String, String> result, String name) {
        String all = result.getOrDefault(name, "");
        List<String[]> parts = new ArrayList<>();
        for (String one : all.split(" ", -1)) {
            if (!one.isEmpty()) {
                parts.add(one.split(":", -1));
            }
        }
        return parts;
    }
}
