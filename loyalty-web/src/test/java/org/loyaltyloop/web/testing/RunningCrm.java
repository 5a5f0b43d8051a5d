package org.loyaltyloop.web.testing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.loyaltyloop.database.DatabaseAddress;
import org.loyaltyloop.database.testing.TestDatabase;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Scope;

/**
 * The product as users get it: the packed WAR on Payara Micro in a process of its own, on a free
 * port of 127.0.0.1, with a fresh database. Started at the first use and stopped with the JVM.
 * Tests share it, so each brings its own customers.
 */
public final class RunningCrm {

    /** The name of the packed WAR in {@link #target()}. */
    public static final String WAR = "loyalty-loop.war";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(250);

    private static final class Holder {
        static final RunningCrm ONE = start(Map.of());
    }

    private final Database sql;
    private final Process server;
    private final int port;
    private final Path log;

    private RunningCrm(DatabaseAddress database, Process server, int port, Path log) {
        this.sql = new Database(database.dataSource());
        this.server = server;
        this.port = port;
        this.log = log;
    }

    /** The one that all tests of this JVM share, without demo data. */
    public static RunningCrm shared() {
        return Holder.ONE;
    }

    /**
     * One of one's own, with more in its environment; it stops with the JVM, or when it is told to.
     */
    public static RunningCrm start(Map<String, String> environment) {
        return start(TestDatabase.fresh().address(), target().resolve(WAR), environment);
    }

    /** As the other one, from this WAR and on a database that stands already. */
    public static RunningCrm start(
            DatabaseAddress database, Path war, Map<String, String> environment) {
        try {
            Path work = Files.createDirectories(target().resolve("crm-" + UUID.randomUUID()));
            int port = freePort();
            Path log = work.resolve("server.log");
            ProcessBuilder builder = new ProcessBuilder(command(war, work, port));
            builder.environment()
                    .putAll(
                            Map.of(
                                    "CRM_DB_URL", database.url(),
                                    "CRM_DB_USER", database.user(),
                                    "CRM_DB_PASSWORD", database.password(),
                                    "CRM_DB_EMBEDDED", "true",
                                    "CRM_DEMO", "false",
                                    "CRM_FIRST_PASSWORD_FILE",
                                            work.resolve("first-password").toString()));
            builder.environment().putAll(environment);
            Process server = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
            RunningCrm crm = new RunningCrm(database, server, port, log);
            Runtime.getRuntime().addShutdownHook(new Thread(crm::stop));
            crm.awaitReady();
            return crm;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder that the build fills. */
    public static Path target() {
        return Path.of(System.getProperty("crm.test.target", "target")).toAbsolutePath();
    }

    /** Where a browser finds the path, which starts with a slash. */
    public String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** Where it listens on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** The product's database, for what a test has to arrange or to recount. */
    public Database sql() {
        return sql;
    }

    /** The product's log so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long the product's log is by now, in bytes. */
    public long logSize() {
        return log.toFile().length();
    }

    /** What the product has written to its log since it was that long. */
    public String logFrom(long size) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] news = new byte[(int) Math.max(0, file.length() - size)];
            file.seek(size);
            file.readFully(news);
            return new String(news, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new API key with these scopes. */
    public String apiKey(Scope... scopes) {
        String key = "test-key-" + UUID.randomUUID();
        sql.update(
                "insert into staff.api_key (id, name, key_hash, prefix, scopes, created_at) values (?, ?, ?, ?, ?, ?)",
                UUID.randomUUID(),
                "key of a test",
                sha256(key),
                key.substring(0, 8),
                Arrays.stream(scopes).map(Scope::code).toArray(String[]::new),
                Instant.now());
        return key;
    }

    /** Ends the server; the database stays until the JVM ends. */
    public void stop() {
        server.destroy();
        try {
            if (!server.waitFor(20, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest ready =
                HttpRequest.newBuilder(URI.create(url("/health/ready")))
                        .timeout(Duration.ofSeconds(10))
                        .build();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!answers(client, ready) || !answers(client, request("/signin/signin"))) {
            if (!server.isAlive() || Instant.now().isAfter(deadline)) {
                stop();
                throw new IllegalStateException("The product did not start. Its log:\n" + log());
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(url(path)))
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    private static boolean answers(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command(Path war, Path work, int port) throws IOException {
        Path target = target();
        Path shipped =
                target.resolveSibling("../loyalty-ear/src/main/distribution/etc").normalize();
        Path boot = work.resolve("boot-commands.txt");
        Files.writeString(
                boot,
                Files.readString(shipped.resolve("boot-commands.txt"))
                        .replace("@address@", "127.0.0.1"));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-Djava.awt.headless=true",
                "-jar",
                System.getProperty(
                        "crm.test.server", target.resolve("server/payara-micro.jar").toString()),
                "--nohazelcast",
                "--disablephonehome",
                "--rootdir",
                work.resolve("server").toString(),
                "--prebootcommandfile",
                boot.toString(),
                "--port",
                Integer.toString(port),
                "--deploy",
                war.toString(),
                "--contextroot",
                "/");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
