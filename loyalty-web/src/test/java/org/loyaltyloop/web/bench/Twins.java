package org.loyaltyloop.web.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A page, or what else an administrator's browser asks for, against its static twin: the same
 * server makes the same answer, with all data from memory.
 */
final class Twins implements Benchmark {

    private static final int REQUESTS = 200;
    private static final int COUNTED = 50;

    /** Background work asks now and then. */
    private static final double MOST_OF_TWIN = 0.5;

    private static final String TWIN = "X-Twin: yes";

    private final String name;
    private final String title;
    private final Goal goal;
    private final Size size;
    private final Addresses addresses;

    /** What is asked for, in turn. */
    @FunctionalInterface
    interface Addresses {
        /** Some that this firm has. */
        List<String> in(Product product);
    }

    /**
     * @param size of the firm; null for the one that was asked for
     */
    Twins(String name, String title, Goal goal, Size size, Addresses addresses) {
        this.name = name;
        this.title = title;
        this.goal = goal;
        this.size = size;
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
        return "its static twin";
    }

    @Override
    public Goal goal() {
        return goal;
    }

    @Override
    public Pair prepare(World world) throws Exception {
        Product product = world.firm(size == null ? world.options().size() : size);
        List<String> paths = addresses.in(product);
        int clients = world.options().clients();
        List<Wire> wires = IntStream.range(0, clients).mapToObj(i -> product.wire()).toList();
        Load load = new Load(clients);
        String cookie = product.cookie();
        for (String path : paths) {
            mustBeTwins(wires.get(0), path, cookie);
        }
        return new Pair(
                "1, p95",
                () -> ask(load, wires, paths, cookie, TWIN).p95(),
                () -> ask(load, wires, paths, cookie, "X-Real: yes").p95(),
                () -> {
                    mustNotAsk(product, wires.get(0), paths, cookie);
                    load.close();
                    for (Wire wire : wires) {
                        wire.close();
                    }
                });
    }

    private static Load.Times ask(
            Load load, List<Wire> wires, List<String> paths, String cookie, String kind)
            throws Exception {
        return load.run(
                REQUESTS,
                (client, number) ->
                        wires.get(client)
                                .expect(
                                        200,
                                        Wire.get(paths.get(number % paths.size()), cookie, kind)));
    }

    /** The twin shows what the page shows, apart from identifiers that are new in each answer. */
    private static void mustBeTwins(Wire wire, String path, String cookie) throws Exception {
        String real = wire.expect(200, Wire.get(path, cookie)).text();
        wire.expect(200, Wire.get(path, cookie, TWIN));
        String twin = wire.expect(200, Wire.get(path, cookie, TWIN)).text();
        if (!essence(real).equals(essence(twin)) || real.length() < 50) {
            throw new IllegalStateException("not twins: " + path + "\n" + real + "\n\n" + twin);
        }
    }

    private static String essence(String page) {
        return page.replaceAll("(?s)<script.*?</script>", "")
                .replaceAll("(ViewState|nonce|token)[^>]*value=\"[^\"]*\"", "")
                .replaceAll("nonce=\"[^\"]*\"", "");
    }

    /** The twin is one only when it leaves the database alone. */
    private static void mustNotAsk(Product product, Wire wire, List<String> paths, String cookie)
            throws Exception {
        double real = statements(product, wire, paths, cookie, "X-Real: yes");
        double twin = statements(product, wire, paths, cookie, TWIN);
        World.say("%.1f statements an answer, %.2f of the twin", real, twin);
        if (twin > MOST_OF_TWIN) {
            throw new IllegalStateException("the twin asks the database");
        }
    }

    /** What the database is asked for an answer, without what background work asks meanwhile. */
    private static double statements(
            Product product, Wire wire, List<String> paths, String cookie, String kind)
            throws Exception {
        long idle = product.statements();
        long asleep = System.nanoTime();
        long before = product.statements();
        long start = System.nanoTime();
        for (int i = 0; i < COUNTED; i++) {
            wire.expect(200, Wire.get(paths.get(i % paths.size()), cookie, kind));
        }
        long asked = product.statements() - before;
        double background =
                (before - idle) * (System.nanoTime() - start) / (double) (start - asleep);
        return (asked - background) / COUNTED;
    }
}
