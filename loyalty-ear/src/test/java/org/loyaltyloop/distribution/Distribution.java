package org.loyaltyloop.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The product as it is shipped, started by its own script. */
final class Distribution implements AutoCloseable {

    private static final String END = "\u0000end";

    private final Process process;
    private final Path data;
    private final int port;
    private final BlockingQueue<String> unread = new LinkedBlockingQueue<>();
    private final List<String> output = new ArrayList<>();

    private Distribution(Process process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.port = port;
        var reader = new Thread(this::read, "product-output");
        reader.setDaemon(true);
        reader.start();
    }

    static Distribution start(Path data, String... settings) throws IOException {
        return start(data, Map.of(), settings);
    }

    static Distribution start(Path data, Map<String, String> environment, String... settings)
            throws IOException {
        int port = freePort();
        Path home = Path.of(System.getProperty("distribution.folder"));
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve("loyalty-loop").toString());
        command.addAll(List.of("-Dcrm.data=" + data, "-Dcrm.port=" + port));
        command.addAll(List.of(settings));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CRM_"));
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return new Distribution(builder.start(), data, port);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits for the last line of a start. */
    Distribution awaitReady() throws InterruptedException {
        awaitLine("  Stop ");
        return this;
    }

    List<String> output() {
        return List.copyOf(output);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpClient.newHttpClient(), request(path));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60));
    }

    static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The processes that use the data folder: the launcher, the application, and PostgreSQL's. */
    List<ProcessHandle> processes() throws IOException {
        List<ProcessHandle> found = new ArrayList<>();
        found.add(process.toHandle());
        process.descendants().forEach(found::add);
        // The server of the database is nobody's child, so that a Ctrl-C does not reach it.
        Path file = data.resolve("database").resolve("cluster").resolve("postmaster.pid");
        ProcessHandle postgres =
                ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0))).orElseThrow();
        found.add(postgres);
        postgres.descendants().forEach(found::add);
        return found;
    }

    /** SIGTERM, as a service manager sends it. */
    int stop() throws InterruptedException {
        process.toHandle().destroy();
        awaitLine(END);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the launcher ended").isTrue();
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            stop();
        }
    }

    private void awaitLine(String text) throws InterruptedException {
        while (true) {
            String line = unread.poll(5, TimeUnit.MINUTES);
            assertThat(line).as("no line with '%s' in %s", text, output).isNotNull();
            output.add(line);
            if (line.contains(text)) {
                return;
            }
            assertThat(line).as("no line with '%s' in %s", text, output).isNotEqualTo(END);
        }
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(unread::add);
        } catch (IOException | UncheckedIOException e) {
            unread.add("output ended: " + e.getMessage());
        } finally {
            unread.add(END);
        }
    }
}
