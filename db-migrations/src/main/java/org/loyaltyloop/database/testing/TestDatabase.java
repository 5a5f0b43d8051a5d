package org.loyaltyloop.database.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.database.DatabaseAddress;
import org.loyaltyloop.database.EmbeddedDatabase;
import org.loyaltyloop.database.Migrations;

/**
 * A migrated database of one's own on a real PostgreSQL. All tests of a JVM share one server, and
 * each gets a copy of a database that was migrated once. The server and its files go when the JVM
 * ends.
 */
public final class TestDatabase implements AutoCloseable {

    private static final String TEMPLATE = "migrated";

    /**
     * Held, because a logger that nobody holds forgets its level; what the migrations do is no news
     * in a test.
     */
    private static final Logger MIGRATION_LOG = Logger.getLogger("org.flywaydb");

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static @Nullable EmbeddedDatabase server;

    private final EmbeddedDatabase owner;
    private final String name;
    private final DatabaseAddress address;

    private TestDatabase(EmbeddedDatabase owner, String name, DatabaseAddress address) {
        this.owner = owner;
        this.name = name;
        this.address = address;
    }

    /** Makes a database that holds what the migrations put there, and nothing else. */
    public static TestDatabase fresh() {
        return of(TEMPLATE);
    }

    /** Makes a database that holds nothing, as an administrator would for the product. */
    public static TestDatabase empty() {
        return of(null);
    }

    private static TestDatabase of(@Nullable String template) {
        EmbeddedDatabase running = server();
        String name = "test_" + COUNTER.incrementAndGet();
        try {
            return new TestDatabase(running, name, running.create(name, template));
        } catch (SQLException e) {
            throw new IllegalStateException("no test database", e);
        }
    }

    /** Connections to the database, opened one by one without a pool. */
    public DataSource dataSource() {
        return address.dataSource();
    }

    /** Where it is, and who enters it. */
    public DatabaseAddress address() {
        return address;
    }

    /** JDBC URL without credentials. */
    public String url() {
        return address.url();
    }

    /** Role that owns the database; not a superuser, as in real life. */
    public String user() {
        return address.user();
    }

    /** That role's password. */
    public String password() {
        return address.password();
    }

    /** Drops the database; without a call it goes with the server. */
    @Override
    public void close() {
        try {
            owner.drop(name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot drop " + name, e);
        }
    }

    private static synchronized EmbeddedDatabase server() {
        EmbeddedDatabase running = server;
        if (running == null) {
            running = startServer();
            server = running;
        }
        return running;
    }

    private static EmbeddedDatabase startServer() {
        try {
            Path folder = TestFolders.create();
            Path binaries = TestFolders.binaries();
            var started =
                    EmbeddedDatabase.start(
                            folder.resolve("database"),
                            folder.resolve("logs"),
                            binaries,
                            EmbeddedDatabase.Durability.NONE);
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> {
                                        started.close();
                                        TestFolders.delete(folder);
                                    }));
            MIGRATION_LOG.setLevel(Level.WARNING);
            Migrations.apply(started.create(TEMPLATE, null));
            started.extend(TEMPLATE, "pg_stat_statements");
            return started;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("no test database server", e);
        }
    }
}
