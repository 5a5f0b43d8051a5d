package org.loyaltyloop.web.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;

/** A thousand touchpoints a request, with all their effects, against COPY into the same table. */
final class Batch implements Benchmark {

    private static final int BATCH = 1_000;
    private static final int BATCHES_A_ROUND = 8;

    @Override
    public String name() {
        return "batch";
    }

    @Override
    public String title() {
        return "REST batch, 1,000 touchpoints a request, all effects, firm of %s";
    }

    @Override
    public String against() {
        return "JDBC COPY and commit";
    }

    @Override
    public Goal goal() {
        return Goal.atLeast(0.35, 0.6);
    }

    @Override
    public int warmUpSeconds() {
        return 60;
    }

    @Override
    public Pair prepare(World world) throws Exception {
        Product product = world.scratch();
        Traffic traffic = new Traffic(world.options().size());
        Recount before = Recount.of(product.sql());
        Wire wire = product.wire();
        Connection connection = product.address().dataSource().getConnection();
        connection.setAutoCommit(false);
        String[] headers = {product.bearer(), "Content-Type: application/json"};
        int[] sent = {0};
        return new Pair(
                "1,000",
                () -> {
                    double spent = 0;
                    for (int i = 0; i < BATCHES_A_ROUND; i++) {
                        String rows = traffic.copied(BATCH);
                        long start = System.nanoTime();
                        Traffic.copy(connection, rows);
                        connection.commit();
                        spent += (System.nanoTime() - start) / 1e6;
                    }
                    return spent / BATCHES_A_ROUND;
                },
                () -> {
                    double spent = 0;
                    for (int i = 0; i < BATCHES_A_ROUND; i++) {
                        byte[] body = traffic.batch(BATCH).getBytes(StandardCharsets.UTF_8);
                        byte[] request = Wire.post("/api/v1/touchpoints/batch", body, headers);
                        long start = System.nanoTime();
                        Wire.Answer answer = wire.expect(200, request);
                        spent += (System.nanoTime() - start) / 1e6;
                        if (!answer.text().replace(" ", "").contains("\"recorded\":" + BATCH)) {
                            throw new IllegalStateException(answer.text());
                        }
                        sent[0] += BATCH;
                    }
                    return spent / BATCHES_A_ROUND;
                },
                () -> {
                    wire.close();
                    connection.close();
                    Recount.of(product.sql()).mustHaveGained(before, sent[0]);
                });
    }
}
