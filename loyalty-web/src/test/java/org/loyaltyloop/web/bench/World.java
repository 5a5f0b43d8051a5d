package org.loyaltyloop.web.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.loyaltyloop.database.DatabaseAddress;
import org.loyaltyloop.database.EmbeddedDatabase;
import org.loyaltyloop.database.Migrations;
import org.loyaltyloop.platform.Database;

/**
 * What benchmarks measure in: an embedded PostgreSQL that loses nothing, as it is shipped, large
 * firms in it that are made once and kept, and the product on them, started when it is needed.
 */
final class World implements AutoCloseable {

    private static final String SCRATCH = "bench_scratch";

    private final Options options;
    private final EmbeddedDatabase server;
    private final Map<String, Product> running = new LinkedHashMap<>();

    World(Options options) {
        this.options = options;
        this.server =
                EmbeddedDatabase.start(
                        options.folder().resolve("database"),
                        options.folder().resolve("logs"),
                        Path.of(System.getProperty("user.home"), ".cache", "loyalty-loop"),
                        EmbeddedDatabase.Durability.FULL);
    }

    Options options() {
        return options;
    }

    /** The product on a firm of this size, to read from only. */
    Product firm(Size size) throws Exception {
        DatabaseAddress address = kept(size);
        return running(size.database(), address);
    }

    /** The product on a copy of the firm, which may be written to and goes in the end. */
    Product scratch() throws Exception {
        if (!running.containsKey(SCRATCH)) {
            Size size = options.size();
            kept(size);
            stop(size.database());
            server.drop(SCRATCH);
            say("copying the firm of %s", size.code());
            return running(SCRATCH, server.create(SCRATCH, size.database()));
        }
        return running.get(SCRATCH);
    }

    private Product running(String name, DatabaseAddress address) throws Exception {
        Product product = running.get(name);
        if (product == null) {
            say("starting the product on %s", name);
            product = Product.start(address);
            running.put(name, product);
        }
        return product;
    }

    private void stop(String name) {
        Product product = running.remove(name);
        if (product != null) {
            product.close();
        }
    }

    /** The database of a firm, made if it is not there, and derived anew after a migration. */
    private DatabaseAddress kept(Size size) throws Exception {
        if (running.containsKey(size.database())) {
            return running.get(size.database()).address();
        }
        DatabaseAddress address = server.address(size.database());
        Firm firm = new Firm(size);
        int migrated = exists(size) && firm.isIn(address) ? migrated(address) : -1;
        if (migrated < 0) {
            server.drop(size.database());
            server.create(size.database(), null);
            Migrations.apply(address);
            say("inventing a firm of %s", size.code());
            firm.fill(address);
            derive(size, address);
            firm.seal(address);
        } else if (migrated > 0) {
            derive(size, address);
        }
        return address;
    }

    /** How many scripts a kept database lacked; −1 where it came from another line of them. */
    private static int migrated(DatabaseAddress address) {
        try {
            return Migrations.apply(address);
        } catch (FlywayException otherLine) {
            say("%s", otherLine.getMessage());
            return -1;
        }
    }

    private boolean exists(Size size) {
        return new Database(server.address().dataSource())
                        .number(
                                "select count(*) from pg_database where datname = ?",
                                size.database())
                > 0;
    }

    /** Has the product itself follow the journeys and count. */
    private static void derive(Size size, DatabaseAddress address) throws Exception {
        if (size.touchpoints() == 0) {
            return;
        }
        try (Product product = Product.start(address)) {
            for (String job : Product.DERIVING) {
                say("%s took %.1f s", job, product.job(job) / 1e3);
            }
        }
        try (Connection connection = address.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    static void say(String what, Object... values) {
        System.out.println(what.formatted(values));
    }

    @Override
    public void close() throws Exception {
        running.values().forEach(Product::close);
        server.drop(SCRATCH);
        server.close();
    }
}
