package org.loyaltyloop.loop;

import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.DirectoryFixture;
import org.loyaltyloop.database.testing.TestDatabase;
import org.loyaltyloop.journey.JourneyFixture;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.testing.DirectEvent;
import org.loyaltyloop.touchpoint.RecordOutcome;
import org.loyaltyloop.touchpoint.TouchpointDraft;
import org.loyaltyloop.touchpoint.TouchpointFixture;
import org.loyaltyloop.touchpoint.TouchpointId;
import org.loyaltyloop.touchpoint.Touchpoints;

/**
 * How fast batches of 1,000 touchpoints are recorded with all their effects, against COPY of as
 * many rows into the same table with the same indexes: the limit, ours, the limit, and so on, in
 * one run. Prints the median of each with its spread, and their ratio. Checks first that what it
 * recorded is all there.
 */
public final class IngestBenchmark {

    private static final int BATCH = 1000;
    private static final int ACCOUNTS = 20_000;
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 25;
    private static final String[] TYPES = {
        "ARTICLE_READ",
        "WEB_VISIT",
        "QUOTE_REQUESTED",
        "ORDER_PLACED",
        "PAYMENT_RECEIVED",
        "DELIVERY",
        "QUESTION",
        "REVIEW"
    };

    private final Connection connection;
    private final Database sql;
    private final List<AccountId> accounts = new ArrayList<>();
    private final Random chance = new Random(1);
    private final Clock clock = Clock.systemUTC();
    private final Touchpoints touchpoints;
    private Instant time = Instant.parse("2020-01-01T00:00:00Z");
    private int serial;

    private IngestBenchmark(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        this.sql = new Database(sharing(connection));
        Settings settings = PlatformFixture.settings(sql, clock);
        JourneyFixture journeys = new JourneyFixture(sql);
        TouchpointDays days = new TouchpointDays(sql, settings);
        this.touchpoints =
                TouchpointFixture.touchpoints(
                        sql,
                        clock,
                        new DirectoryFixture(sql, clock).directory(),
                        DirectEvent.to(journeys::on, days::on),
                        DirectEvent.to(),
                        DirectEvent.to());
    }

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        try (TestDatabase database = TestDatabase.fresh();
                Connection connection = database.dataSource().getConnection()) {
            new IngestBenchmark(connection).run();
        }
    }

    private void run() throws Exception {
        DirectoryFixture customers = new DirectoryFixture(sql, clock);
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(customers.account("Account " + i, Optional.empty()));
        }
        connection.commit();
        List<Double> limit = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double copied = timed(copyRows());
            double recorded = timed(recordBatch());
            if (round >= 0) {
                limit.add(copied);
                ours.add(recorded);
            }
        }
        long stored = sql.number("select count(*) from touchpoint.touchpoint");
        long followed = sql.number("select sum(touchpoints) from journey.v_headline");
        long counted = sql.number("select sum(n) from loop.touchpoint_day");
        long expected = (long) (WARM_UP + ROUNDS) * BATCH;
        if (stored != 2 * expected || followed != expected || counted != expected) {
            throw new IllegalStateException(
                    "stored " + stored + ", followed " + followed + ", counted " + counted);
        }
        System.out.printf("COPY   %s%n", summary(limit));
        System.out.printf("record %s%n", summary(ours));
        System.out.printf(
                "ratio  %.2f, load average %.1f%n",
                median(limit) / median(ours),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private interface Work {
        void run() throws Exception;
    }

    private double timed(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        connection.commit();
        return (System.nanoTime() - start) / 1e6;
    }

    private Work recordBatch() {
        List<TouchpointDraft> batch = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            batch.add(
                    new TouchpointDraft()
                            .account(account())
                            .type(type())
                            .occurredAt(next())
                            .known("bench", "r-" + serial++)
                            .orderRef(chance.nextInt(4) == 0 ? "O-" + serial : null)
                            .summary("A line that says what this touchpoint was about"));
        }
        return () -> {
            List<RecordOutcome> outcomes = touchpoints.recordAll(World.ERP, batch);
            if (!outcomes.stream().allMatch(RecordOutcome.Recorded.class::isInstance)) {
                throw new IllegalStateException("refused " + outcomes.get(0));
            }
        };
    }

    private Work copyRows() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < BATCH; i++) {
            String at = next().toString();
            rows.append(
                            String.join(
                                    "\t",
                                    TouchpointId.next().toString(),
                                    account().toString(),
                                    type(),
                                    "2",
                                    "MARKETING",
                                    "WEB",
                                    "INBOUND",
                                    // Rows of the limit move nobody: journeys are not to find them.
                                    "f",
                                    "f",
                                    at,
                                    at,
                                    "copy",
                                    "c-" + serial++,
                                    chance.nextInt(4) == 0 ? "O-" + serial : "\\N",
                                    "A line that says what this touchpoint was about",
                                    "ERP",
                                    "2",
                                    "TYPE"))
                    .append('\n');
        }
        return () ->
                connection
                        .unwrap(org.postgresql.PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                """
                        copy touchpoint.touchpoint (id, account_id, type, stage, department, channel, direction, moving,
                            purchase, occurred_at, recorded_at, source, external_id, order_ref, summary, author,
                            first_stage, first_basis) from stdin
                        """,
                                new StringReader(rows.toString()));
    }

    private AccountId account() {
        return accounts.get(chance.nextInt(ACCOUNTS));
    }

    private String type() {
        return TYPES[chance.nextInt(TYPES.length)];
    }

    private Instant next() {
        time = time.plus(Duration.ofSeconds(17));
        return time;
    }

    private static String summary(List<Double> times) {
        return "%.1f ms a batch (%.1f to %.1f), %.0f touchpoints a second"
                .formatted(
                        median(times),
                        times.stream().min(Double::compare).orElseThrow(),
                        times.stream().max(Double::compare).orElseThrow(),
                        BATCH / median(times) * 1000);
    }

    private static double median(List<Double> times) {
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Hands out one connection again and again, as a pool does within a transaction. */
    private static DataSource sharing(Connection connection) {
        Connection unclosable =
                (Connection)
                        Proxy.newProxyInstance(
                                IngestBenchmark.class.getClassLoader(),
                                new Class<?>[] {Connection.class},
                                (self, method, arguments) -> {
                                    if (method.getName().equals("close")) {
                                        return null;
                                    }
                                    try {
                                        return method.invoke(connection, arguments);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
        return (DataSource)
                Proxy.newProxyInstance(
                        IngestBenchmark.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (self, method, arguments) -> unclosable);
    }
}
