package org.loyaltyloop.web.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.loyaltyloop.web.testing.RunningCrm;

/**
 * What was asked for on the command line.
 *
 * @param rows names of benchmarks; empty for all
 * @param size how large the firm is
 * @param warmUp rounds that do not count
 * @param rounds rounds that count, each with both sides
 * @param clients how many ask at once where a benchmark does not say otherwise
 * @param folder holds the databases, which are kept for the next run
 */
record Options(List<String> rows, Size size, int warmUp, int rounds, int clients, Path folder) {

    /** From {@code -Dbench}, {@code -Dbench.size}, … */
    static Options fromSystem() {
        return new Options(
                Arrays.stream(property("bench", "").split(","))
                        .map(String::strip)
                        .filter(row -> !row.isEmpty() && !row.equals("all"))
                        .toList(),
                Size.of(property("bench.size", "1m")),
                Integer.parseInt(property("bench.warmup", "2")),
                Integer.parseInt(property("bench.rounds", "5")),
                Integer.parseInt(property("bench.clients", "2")),
                Path.of(property("bench.folder", RunningCrm.target().resolve("bench").toString()))
                        .toAbsolutePath());
    }

    boolean wants(String row) {
        return rows.isEmpty() || rows.contains(row);
    }

    private static String property(String name, String otherwise) {
        String value = System.getProperty(name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }
}
