package org.loyaltyloop.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * The launcher as people start it, in a process of its own, with a stub in place of Payara Micro.
 */
final class RunningLauncher implements AutoCloseable {

    private final Process process;
    private final Path data;
    private final BlockingQueue<String> unread = new LinkedBlockingQueue<>();
    private final List<String> output = new ArrayList<>();

    private RunningLauncher(Process process, Path data) {
        this.process = process;
        this.data = data;
        var reader = new Thread(this::read, "launcher-output");
        reader.setDaemon(true);
        reader.start();
    }

    static RunningLauncher start(Path home, Path data, int port, String... more)
            throws IOException {
        return start(home, data, port, Map.of(), more);
    }

    static RunningLauncher start(
            Path home, Path data, int port, Map<String, String> environment, String... more)
            throws IOException {
        return start(List.of(), home, data, port, environment, more);
    }

    /** Started by a shell that stays, as Maven does, and with the wish to end when that ends. */
    static RunningLauncher startBelowAnother(Path home, Path data, int port) throws IOException {
        List<String> shell = List.of("sh", "-c", "\"$@\"; exit $?", "sh");
        return start(shell, home, data, port, Map.of(), "-Dcrm.stop-with-parent=true");
    }

    private static RunningLauncher start(
            List<String> prefix,
            Path home,
            Path data,
            int port,
            Map<String, String> environment,
            String... more)
            throws IOException {
        shareProgramsWith(data);
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-Dcrm.home=" + home, "-Dcrm.data=" + data, "-Dcrm.port=" + port));
        command.addAll(List.of(more));
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.loyaltyloop.start.Main"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CRM_"));
        builder.environment().putAll(environment);
        return new RunningLauncher(builder.start(), data);
    }

    /** Lays out a distribution whose server is the stub. */
    static Path home(Path folder) throws IOException {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        Path etc = Files.createDirectories(folder.resolve("etc"));
        Files.writeString(etc.resolve("boot-commands.txt"), "address @address@\n");
        Files.writeString(etc.resolve("logging.properties"), "handlers=\n");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StubServer.class.getName());
        String file = StubServer.class.getName().replace('.', '/') + ".class";
        try (var jar =
                        new JarOutputStream(
                                Files.newOutputStream(lib.resolve("payara-micro.jar")), manifest);
                var bytes = StubServer.class.getClassLoader().getResourceAsStream(file)) {
            jar.putNextEntry(new ZipEntry(file));
            bytes.transferTo(jar);
            jar.closeEntry();
        }
        return folder;
    }

    /** Unpacking PostgreSQL takes longer than all else; other tests see that it works. */
    private static void shareProgramsWith(Path data) throws IOException {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "loyalty-loop");
        if (!Files.exists(data.resolve("programs"))) {
            Files.createDirectories(cache);
            Files.createDirectories(data);
            Files.createSymbolicLink(data.resolve("programs"), cache);
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    RunningLauncher awaitReady() {
        return awaitLine("Stop ");
    }

    /** Reads on until a line with this text; fails at the end of the output. */
    RunningLauncher awaitLine(String text) {
        try {
            while (true) {
                String line = unread.poll(90, TimeUnit.SECONDS);
                assertThat(line).as("no line with '%s' in %s", text, output).isNotNull();
                output.add(line);
                if (line.contains(text)) {
                    return this;
                }
                assertThat(line).as("no line with '%s' in %s", text, output).isNotEqualTo(END);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the end, and tells how it ended. */
    int awaitEnd() {
        awaitLine(END);
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the launcher ended").isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return process.exitValue();
    }

    /** As Ctrl-C or a service manager would: SIGTERM. */
    int stop() {
        process.toHandle().destroy(); // Process.destroy() would close the output as well.
        return awaitEnd();
    }

    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    /** The lines that were read so far. */
    List<String> output() {
        return output.stream().filter(line -> !line.equals(END)).toList();
    }

    /** What the application finds in its environment. */
    Properties environment() throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("environment"))) {
            properties.load(reader);
        }
        return properties;
    }

    DatabaseAddress database() throws IOException {
        Properties environment = environment();
        return new DatabaseAddress(
                environment.getProperty("CRM_DB_URL"),
                environment.getProperty("CRM_DB_USER"),
                environment.getProperty("CRM_DB_PASSWORD"));
    }

    /** The launcher itself, where a shell was started that started it. */
    ProcessHandle belowAnother() {
        return process.children().findFirst().orElseThrow();
    }

    ProcessHandle application() throws IOException {
        String[] words =
                Files.readString(data.resolve("run").resolve("application.pid")).split(" ");
        return ProcessHandle.of(Long.parseLong(words[0])).orElseThrow();
    }

    ProcessHandle postgres() {
        return PostmasterFile.in(data.resolve("database").resolve("cluster"))
                .flatMap(PostmasterFile::process)
                .orElseThrow();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private static final String END = "\u0000end";

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
