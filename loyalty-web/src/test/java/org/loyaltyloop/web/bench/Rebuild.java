package org.loyaltyloop.web.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** All journeys folded anew by the product's job, against reading the rows that are folded. */
final class Rebuild implements Benchmark {

    private static final int FETCH = 10_000;

    /** What the fold has to know of a touchpoint. */
    private static final String READ =
            """
            select account_id, line_id, stage, purchase, occurred_at, source, external_id, order_ref
            from touchpoint.v_touchpoint
            where moving""";

    /** What a rebuild may not change. */
    private static final List<String> DERIVED = List.of("journey", "lap", "stay");

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public String title() {
        return "full journey rebuild, firm of %s";
    }

    @Override
    public String against() {
        return "reading the same rows";
    }

    @Override
    public Goal goal() {
        return Goal.atLeast(0.2, 0.5);
    }

    @Override
    public Pair prepare(World world) throws Exception {
        Product product = world.scratch();
        Connection connection = product.address().dataSource().getConnection();
        connection.setAutoCommit(false);
        for (String table : DERIVED) {
            product.sql().update("create table bench.%1$s as table journey.%1$s".formatted(table));
        }
        return new Pair(
                "all",
                () -> read(connection),
                () -> {
                    // A rebuild writes what differs: here, everything.
                    product.sql().update("truncate journey.journey, journey.lap, journey.stay");
                    return product.job("journey-rebuild");
                },
                () -> {
                    connection.close();
                    DERIVED.forEach(table -> mustBeAsBefore(product, table));
                });
    }

    private static double read(Connection connection) throws SQLException {
        long start = System.nanoTime();
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet rows = statement.executeQuery(READ)) {
                while (rows.next()) {
                    for (int i = 1; i <= 8; i++) {
                        rows.getObject(i);
                    }
                }
            }
        }
        connection.commit();
        return (System.nanoTime() - start) / 1e6;
    }

    private static void mustBeAsBefore(Product product, String table) {
        List<String> differing =
                product.sql()
                        .list(
                                """
                                (select 'before ' || b::text as row from (table bench.%1$s except table journey.%1$s) as b limit 5)
                                union all
                                (select 'after ' || a::text from (table journey.%1$s except table bench.%1$s) as a limit 5)
                                """
                                        .formatted(table),
                                row -> row.text("row"));
        product.sql().update("drop table bench." + table);
        if (!differing.isEmpty()) {
            throw new IllegalStateException(
                    "the rebuild changed journey." + table + ":\n" + String.join("\n", differing));
        }
    }
}
