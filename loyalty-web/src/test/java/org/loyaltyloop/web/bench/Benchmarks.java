package org.loyaltyloop.web.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Runs the benchmarks that were asked for, prints their table and leaves it as Markdown beside the
 * databases. Ends with 1 when one could not be run; what it reached is for people to judge.
 */
public final class Benchmarks {

    private Benchmarks() {}

    /** In this order: those that only read come first. */
    static List<Benchmark> all() {
        return List.of(
                new Twins(
                        "search",
                        "search as you type, 1 M accounts",
                        Goal.atMost(2, 1.3),
                        Size.WIDE,
                        Places::searches),
                new Twins(
                        "dashboard",
                        "loop dashboard, firm of %s",
                        Goal.atMost(1.5, 1.2),
                        null,
                        Places::dashboard),
                new Twins(
                        "dashboard-part",
                        "loop dashboard of a team, an owner, a sector, an offering, firm of %s",
                        Goal.atMost(3, 1.5),
                        null,
                        Places::parts),
                new Twins(
                        "customer",
                        "customer view, account with 500 touchpoints or more, firm of %s",
                        Goal.atMost(2, 1.5),
                        null,
                        Places::customers),
                new Growth(
                        "dashboard-growth",
                        "loop dashboard, firm of %s",
                        Goal.atMost(1.2, 1.05),
                        Places::dashboard),
                new Growth(
                        "dashboard-part-growth",
                        "loop dashboard of a team, an owner, a sector, an offering, firm of %s",
                        Goal.atMost(3, 1.5),
                        Places::parts),
                new Growth(
                        "timeline-growth",
                        "timeline page of 50, firm of %s",
                        Goal.atMost(1.5, 1.2),
                        Places::timelines),
                new Batch(),
                new Single(),
                new Rebuild(),
                new Bindings(),
                new AccountImport(true),
                new AccountImport(false));
    }

    /** Runs them; see docs/benchmarks.md for the options. */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.fromSystem();
        StringBuilder table = new StringBuilder(Outcome.HEAD);
        int failures = 0;
        try (World world = new World(options)) {
            for (Benchmark benchmark : all()) {
                if (options.wants(benchmark.name())) {
                    World.say("%s …", benchmark.name());
                    try {
                        String row = Interleaved.measure(benchmark, world).markdown(options.size());
                        World.say("%s", row.strip());
                        table.append(row);
                    } catch (Exception | AssertionError failure) {
                        failures++;
                        failure.printStackTrace();
                    }
                }
            }
        }
        Path file =
                options.folder()
                        .resolve(
                                "results-"
                                        + options.size().code()
                                        + "-"
                                        + LocalDateTime.now()
                                                .truncatedTo(ChronoUnit.SECONDS)
                                                .toString()
                                                .replace(":", "")
                                        + ".md");
        Files.writeString(file, table);
        System.out.println();
        System.out.print(table);
        System.out.println("In " + file);
        System.exit(failures == 0 ? 0 : 1);
    }
}
