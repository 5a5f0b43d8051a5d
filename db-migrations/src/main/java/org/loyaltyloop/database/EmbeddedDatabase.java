package org.loyaltyloop.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of our own in a folder: made at the first start, kept afterwards. It listens on
 * loopback only and asks every user of the machine for a password. The server runs apart from this
 * process, so a Ctrl-C in the terminal does not reach it before the application has ended: it runs
 * until {@link #close()}.
 *
 * <p>The folder must not be used by two of these at a time; the caller holds a lock.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String APPLICATION = "crm";
    private static final String SUPERUSER = "postgres";

    /** Tests ask how many statements a page needs. */
    private static final String STATEMENT_COUNTS =
            """
            shared_preload_libraries = 'pg_stat_statements'
            pg_stat_statements.track_utility = off
            """;

    private static final Duration PROGRAM_LIMIT = Duration.ofMinutes(2);

    /** Recovery after a crash reads the log since the last checkpoint. */
    private static final Duration START_LIMIT = Duration.ofMinutes(10);

    private final Path folder;
    private final Path logs;
    private final Path cluster;
    private final Durability durability;
    private final Programs programs;
    private final Credentials credentials;
    private final int port;

    private EmbeddedDatabase(Path folder, Path logs, Path binaries, Durability durability)
            throws IOException {
        this.folder = folder;
        this.logs = logs;
        this.cluster = folder.resolve("cluster");
        this.durability = durability;
        this.programs = new Programs(PostgresBinaries.in(binaries));
        this.credentials = Credentials.keptIn(folder);
        this.port = freePort();
    }

    /** What a crash of the machine may cost. */
    public enum Durability {
        /** Nothing that was committed. */
        FULL,
        /** Everything: for tests. */
        NONE
    }

    /**
     * Starts the server of a folder, and makes it first where there is none. A server that an
     * earlier owner of the folder left behind is stopped.
     *
     * @param folder holds the data and the passwords
     * @param logs where the server writes its log
     * @param binaries where PostgreSQL's programs are unpacked
     * @throws StartFailure when that fails
     */
    public static EmbeddedDatabase start(
            Path folder, Path logs, Path binaries, Durability durability) {
        try {
            PrivateFiles.createFolder(folder);
            PrivateFiles.createFolder(logs);
            var database = new EmbeddedDatabase(folder, logs, binaries, durability);
            database.stopLeftover();
            database.makeCluster();
            database.startServer();
            database.makeApplicationDatabase();
            return database;
        } catch (IOException | SQLException e) {
            throw new StartFailure(
                    "The embedded database cannot start in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Stops the server that a killed owner left in a folder, if one still runs there. */
    public static void stopAbandoned(Path folder, Path logs, Path binaries) {
        try {
            if (PostmasterFile.in(folder.resolve("cluster"))
                    .flatMap(PostmasterFile::process)
                    .isPresent()) {
                new EmbeddedDatabase(folder, logs, binaries, Durability.FULL).stopLeftover();
            }
        } catch (IOException e) {
            throw new StartFailure(
                    "The database in " + folder + " cannot be stopped: " + e.getMessage(), e);
        }
    }

    /** The database of the application, with the role that owns it and has no rights beyond. */
    public DatabaseAddress address() {
        return address(APPLICATION);
    }

    /** A database of that name, with the same role; whether there is one is not looked at. */
    public DatabaseAddress address(String name) {
        return new DatabaseAddress(url(name), APPLICATION, credentials.application());
    }

    /**
     * Makes a database that the application's role owns.
     *
     * @param template database to copy, to which nobody may be connected; null for an empty one
     */
    public DatabaseAddress create(String name, @Nullable String template) throws SQLException {
        try (Connection connection = superuserConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "create database "
                            + statement.enquoteIdentifier(name, true)
                            + " owner "
                            + APPLICATION
                            + (template == null
                                    ? ""
                                    : " template " + statement.enquoteIdentifier(template, true)));
        }
        return address(name);
    }

    /** Adds an extension that only a superuser may add. */
    public void extend(String name, String extension) throws SQLException {
        try (Connection connection =
                        new DatabaseAddress(url(name), SUPERUSER, credentials.superuser())
                                .dataSource()
                                .getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create extension " + statement.enquoteIdentifier(extension, true));
        }
    }

    /** Removes a database, and throws out whoever is connected. */
    public void drop(String name) throws SQLException {
        try (Connection connection = superuserConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "drop database if exists "
                            + statement.enquoteIdentifier(name, true)
                            + " with (force)");
        }
    }

    /** False once the server has ended, for whatever reason. */
    public boolean isRunning() {
        return server().isPresent();
    }

    /** Starts the server again, at the same address, after it ended unasked. */
    public void restart() {
        try {
            stopLeftover();
            startServer();
        } catch (IOException e) {
            throw new StartFailure(
                    "The embedded database cannot be restarted: " + e.getMessage(), e);
        }
    }

    /**
     * Stops the server; open transactions are rolled back. Does nothing when it has ended already.
     */
    @Override
    public void close() {
        if (isRunning()) {
            stopServer();
        }
    }

    private Optional<ProcessHandle> server() {
        return PostmasterFile.in(cluster).flatMap(PostmasterFile::process);
    }

    private void stopLeftover() throws IOException {
        Optional<PostmasterFile> file = PostmasterFile.in(cluster);
        if (file.isEmpty()) {
            return;
        }
        if (file.get().process().isPresent()) {
            stopServer();
        } else {
            // Its number may belong to another process by now, and PostgreSQL would take that for a
            // running server.
            Files.deleteIfExists(cluster.resolve(PostmasterFile.NAME));
        }
    }

    private void stopServer() {
        Optional<ProcessHandle> server = server();
        try {
            programs.run(
                    logs.resolve("postgresql-stop.log"),
                    PROGRAM_LIMIT,
                    "pg_ctl",
                    List.of(
                            "stop",
                            "--pgdata=" + cluster,
                            "--mode=fast",
                            "--wait",
                            "--timeout=60"));
        } finally {
            // The server's last act is to remove its file, which is what pg_ctl waits for; then it
            // ends.
            server.ifPresent(process -> ProcessFile.awaitOrKill(process, Duration.ofSeconds(10)));
        }
    }

    private void makeCluster() throws IOException {
        Path version = cluster.resolve("PG_VERSION");
        if (Files.exists(version)) {
            return;
        }
        // Made aside and moved when it is whole: a start that is killed meanwhile leaves nothing to
        // stumble over.
        Path incomplete = folder.resolve("cluster.incomplete");
        PostgresBinaries.deleteTree(incomplete);
        Path password =
                PrivateFiles.write(folder.resolve("initdb.password"), credentials.superuser());
        try {
            List<String> arguments =
                    new ArrayList<>(
                            List.of(
                                    "--pgdata=" + incomplete,
                                    "--username=" + SUPERUSER,
                                    "--pwfile=" + password,
                                    "--auth=scram-sha-256",
                                    "--encoding=UTF8",
                                    "--locale=C",
                                    "--locale-provider=icu",
                                    "--icu-locale=und"));
            if (durability == Durability.NONE) {
                arguments.add("--no-sync");
            }
            programs.run(logs.resolve("postgresql-initdb.log"), PROGRAM_LIMIT, "initdb", arguments);
        } finally {
            Files.deleteIfExists(password);
        }
        Files.writeString(
                incomplete.resolve("postgresql.conf"),
                "\ninclude 'loyalty-loop.conf'\n",
                StandardOpenOption.APPEND);
        Files.move(incomplete, cluster);
    }

    private void startServer() throws IOException {
        String safe = durability == Durability.FULL ? "on" : "off";
        Files.writeString(
                cluster.resolve("loyalty-loop.conf"),
                """
                # Written at every start; changes here do not last.
                listen_addresses = '127.0.0.1'
                port = %d
                %smax_connections = 100
                shared_buffers = 128MB
                fsync = %s
                synchronous_commit = %s
                full_page_writes = %s
                jit = off
                timezone = 'UTC'
                log_timezone = 'UTC'
                logging_collector = %s
                log_directory = '%s'
                log_filename = 'postgresql-%%a.log'
                log_truncate_on_rotation = on
                log_rotation_age = 1d
                log_rotation_size = 0
                log_min_duration_statement = 1000
                %s"""
                        .formatted(
                                port,
                                PostgresBinaries.isWindows()
                                        ? ""
                                        : "unix_socket_directories = ''\n",
                                safe,
                                safe,
                                safe,
                                safe,
                                logs.toAbsolutePath()
                                        .toString()
                                        .replace('\\', '/')
                                        .replace("'", "''"),
                                durability == Durability.FULL ? "" : STATEMENT_COUNTS));
        programs.run(
                logs.resolve("postgresql-start.log"),
                START_LIMIT,
                "pg_ctl",
                List.of(
                        "start",
                        "--pgdata=" + cluster,
                        "--silent",
                        "--wait",
                        "--timeout=" + START_LIMIT.toSeconds()));
    }

    private void makeApplicationDatabase() throws SQLException {
        try (Connection connection = superuserConnection();
                var statement = connection.createStatement()) {
            if (!exists(connection, "select from pg_roles where rolname = ?")) {
                statement.execute(
                        "create role "
                                + APPLICATION
                                + " login password "
                                + statement.enquoteLiteral(credentials.application()));
            }
            if (!exists(connection, "select from pg_database where datname = ?")) {
                statement.execute("create database " + APPLICATION + " owner " + APPLICATION);
            }
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, APPLICATION);
            return statement.executeQuery().next();
        }
    }

    private Connection superuserConnection() throws SQLException {
        return new DatabaseAddress(url("postgres"), SUPERUSER, credentials.superuser())
                .dataSource()
                .getConnection();
    }

    private String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
