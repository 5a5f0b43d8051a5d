package org.loyaltyloop.web.bench;

import java.util.Locale;

/** What a benchmark came to; times in milliseconds per unit. */
record Outcome(
        Benchmark benchmark, String unit, Spread limit, Spread ours, Spread ratio, double load) {

    static final String HEAD =
            """
            | work | against | unit | limit, ms | ours, ms | ratio | must | aim | reached | load |
            |---|---|---|---|---|---|---|---|---|---|
            """;

    /** A row of the table, under {@link #HEAD}. */
    String markdown(Size size) {
        Goal goal = benchmark.goal();
        return "| "
                + String.join(
                        " | ",
                        benchmark.title().formatted(size.code()),
                        benchmark.against(),
                        unit,
                        limit.words(),
                        ours.words(),
                        "**" + ratio.words().replace(" ", "** "),
                        goal.words(goal.must()),
                        goal.words(goal.aim()),
                        goal.verdict(ratio.median()),
                        String.format(Locale.ROOT, "%.1f", load))
                + " |\n";
    }
}
