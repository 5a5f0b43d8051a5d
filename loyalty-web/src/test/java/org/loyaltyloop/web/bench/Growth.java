package org.loyaltyloop.web.bench;

import java.util.List;
import java.util.stream.IntStream;

/** What takes no longer with ten times the touchpoints: the same requests to two firms. */
final class Growth implements Benchmark {

    private static final int REQUESTS = 200;

    private final String name;
    private final String title;
    private final Goal goal;
    private final Twins.Addresses addresses;

    Growth(String name, String title, Goal goal, Twins.Addresses addresses) {
        this.name = name;
        this.title = title;
        this.goal = goal;
        this.addresses = addresses;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String against() {
        return "a firm with a tenth of the touchpoints";
    }

    @Override
    public Goal goal() {
        return goal;
    }

    @Override
    public Pair prepare(World world) throws Exception {
        Size size = world.options().size();
        Product small = world.firm(size.tenth());
        Product large = world.firm(size);
        int clients = world.options().clients();
        Load load = new Load(clients);
        List<Wire> toSmall = IntStream.range(0, clients).mapToObj(i -> small.wire()).toList();
        List<Wire> toLarge = IntStream.range(0, clients).mapToObj(i -> large.wire()).toList();
        List<String> inSmall = addresses.in(small);
        List<String> inLarge = addresses.in(large);
        return new Pair(
                "1, p95",
                () -> ask(load, small, toSmall, inSmall),
                () -> ask(load, large, toLarge, inLarge),
                () -> {
                    load.close();
                    for (int i = 0; i < clients; i++) {
                        toSmall.get(i).close();
                        toLarge.get(i).close();
                    }
                });
    }

    private static double ask(Load load, Product product, List<Wire> wires, List<String> paths)
            throws Exception {
        String cookie = product.cookie();
        String bearer = product.bearer();
        return load.run(
                        REQUESTS,
                        (client, number) ->
                                wires.get(client)
                                        .expect(
                                                200,
                                                Wire.get(
                                                        paths.get(number % paths.size()),
                                                        cookie,
                                                        bearer)))
                .p95();
    }
}
