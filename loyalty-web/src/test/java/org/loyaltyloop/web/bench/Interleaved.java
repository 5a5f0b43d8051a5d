package org.loyaltyloop.web.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures two sides in turn: the limit, ours, the limit, ours, …, the limit. Each of ours is
 * compared with the mean of the limits before and after it, so that what else the machine does
 * weighs on both.
 */
final class Interleaved {

    private Interleaved() {}

    static Outcome measure(Benchmark benchmark, World world) throws Exception {
        Benchmark.Pair pair = benchmark.prepare(world);
        Options options = world.options();
        long warm = System.nanoTime() + TimeUnit.SECONDS.toNanos(benchmark.warmUpSeconds());
        for (int round = 0; round < options.warmUp() || System.nanoTime() < warm; round++) {
            pair.limit().round();
            pair.ours().round();
        }
        List<Double> limits = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        limits.add(pair.limit().round());
        for (int round = 0; round < options.rounds(); round++) {
            double mine = pair.ours().round();
            double after = pair.limit().round();
            double limit = (limits.get(round) + after) / 2;
            limits.add(after);
            ours.add(mine);
            ratios.add(benchmark.goal().ratio(limit, mine));
        }
        pair.check().run();
        return new Outcome(
                benchmark,
                pair.unit(),
                Spread.of(limits),
                Spread.of(ours),
                Spread.of(ratios),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
