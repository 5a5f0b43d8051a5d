package org.loyaltyloop.web.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One touchpoint a request from eight clients, against INSERT and commit on eight connections. */
final class Single implements Benchmark {

    private static final int CLIENTS = 8;
    private static final int PIECES = 800;

    @Override
    public String name() {
        return "single";
    }

    @Override
    public String title() {
        return "REST single touchpoint, all effects, 8 clients, firm of %s";
    }

    @Override
    public String against() {
        return "INSERT and commit, 8 connections";
    }

    @Override
    public Goal goal() {
        return Goal.atLeast(0.25, 0.45);
    }

    @Override
    public int warmUpSeconds() {
        return 120;
    }

    @Override
    public Pair prepare(World world) throws Exception {
        Product product = world.scratch();
        Traffic traffic = new Traffic(world.options().size());
        Recount before = Recount.of(product.sql());
        Load load = new Load(CLIENTS);
        List<Wire> wires = new ArrayList<>();
        List<Connection> connections = new ArrayList<>();
        List<PreparedStatement> inserts = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            wires.add(product.wire());
            connections.add(product.address().dataSource().getConnection());
            inserts.add(connections.get(i).prepareStatement(Traffic.INSERT));
        }
        String[] headers = {product.bearer(), "Content-Type: application/json"};
        AtomicInteger sent = new AtomicInteger();
        return new Pair(
                "1, of the throughput",
                () ->
                        load.run(PIECES, (client, number) -> traffic.insert(inserts.get(client)))
                                .share(),
                () ->
                        load.run(
                                        PIECES,
                                        (client, number) -> {
                                            byte[] body =
                                                    traffic.single()
                                                            .getBytes(StandardCharsets.UTF_8);
                                            wires.get(client)
                                                    .expect(
                                                            201,
                                                            Wire.post(
                                                                    "/api/v1/touchpoints",
                                                                    body,
                                                                    headers));
                                            sent.incrementAndGet();
                                        })
                                .share(),
                () -> {
                    load.close();
                    for (int i = 0; i < CLIENTS; i++) {
                        wires.get(i).close();
                        connections.get(i).close();
                    }
                    Recount.of(product.sql()).mustHaveGained(before, sent.get());
                });
    }
}
