package org.loyaltyloop.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The application in its server, Payara Micro, as a process of its own. */
final class Application {

    private static final int LOG_PART = 10_000_000;
    private static final int LOG_PARTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private static final System.Logger LOG = System.getLogger(Application.class.getName());

    private final Process process;
    private final ProcessFile note;
    private final Settings settings;
    private volatile boolean serverStarted;

    private Application(Process process, ProcessFile note, Settings settings) {
        this.process = process;
        this.note = note;
        this.settings = settings;
    }

    /** Ends the application that a killed launcher left behind in a data folder. */
    static void stopLeftover(DataFolder folder) throws IOException {
        note(folder).stopLeftover(PATIENCE);
    }

    /**
     * Starts the application.
     *
     * @param environment what it finds in its environment beside what this process has
     */
    static Application start(Settings settings, DataFolder folder, Map<String, String> environment)
            throws IOException {
        var builder = new ProcessBuilder(command(settings, folder));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.directory(folder.path().toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        ProcessFile note = note(folder);
        note.write(process.toHandle());
        var log = new RotatingLog(log(folder), LOG_PART, LOG_PARTS);
        var application = new Application(process, note, settings);
        var pump = new Thread(() -> application.drain(log), "application-log");
        pump.setDaemon(true);
        pump.start();
        return application;
    }

    /** Where the application's log is. */
    static Path log(DataFolder folder) {
        return folder.logs().resolve("application.log");
    }

    boolean isRunning() {
        return process.isAlive();
    }

    int exitValue() {
        return process.exitValue();
    }

    /** True once it answers requests and finds itself healthy. */
    boolean isReady() {
        // In this order: a health check that is asked before its beans are there fills the log.
        return status("") < 400 && status("health/ready") == 200;
    }

    /** True when the server has done all it could, and the application is still not there. */
    boolean isMissing() {
        return serverStarted && status("") == 404;
    }

    /** Waits for the end of the application, at most for the given time. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the application; what it is working on gets the time to finish. */
    void stop() throws IOException {
        ProcessFile.stop(process.toHandle(), PATIENCE);
        note.delete();
    }

    private int status(String path) {
        try {
            var connection =
                    (HttpURLConnection) URI.create(settings.url() + path).toURL().openConnection();
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(20_000);
            connection.setInstanceFollowRedirects(false);
            try {
                return connection.getResponseCode();
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return 599; // Nobody listens yet.
        }
    }

    private static List<String> command(Settings settings, DataFolder folder) throws IOException {
        Path lib = settings.home().resolve("lib");
        Path etc = settings.home().resolve("etc");
        // Micro unpacks itself there at every start; nothing in it has to last.
        Path unpacked = folder.run().resolve("server");
        PostgresBinaries.deleteTree(unpacked);
        Files.createDirectories(unpacked);
        Path boot = folder.run().resolve("boot-commands.txt");
        Files.writeString(
                boot,
                Files.readString(etc.resolve("boot-commands.txt"))
                        .replace("@address@", settings.address().getHostAddress()));

        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + settings.memory());
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Djava.awt.headless=true");
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Dsun.stdout.encoding=UTF-8");
        command.add("-Dsun.stderr.encoding=UTF-8");
        command.add("-Djava.util.logging.config.file=" + etc.resolve("logging.properties"));
        command.addAll(List.of("-jar", lib.resolve("payara-micro.jar").toString()));
        command.addAll(List.of("--nohazelcast", "--disablephonehome"));
        command.addAll(List.of("--rootdir", unpacked.toString()));
        command.addAll(List.of("--prebootcommandfile", boot.toString()));
        command.addAll(List.of("--logproperties", etc.resolve("logging.properties").toString()));
        command.addAll(List.of("--port", String.format(Locale.ROOT, "%d", settings.port())));
        command.addAll(List.of("--deploy", lib.resolve("loyalty-loop.war").toString()));
        command.addAll(List.of("--contextroot", "/"));
        return command;
    }

    private static ProcessFile note(DataFolder folder) {
        return new ProcessFile(folder.run().resolve("application.pid"));
    }

    private void drain(RotatingLog log) {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            log.copy(output, this::watch);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "log ended", e);
        }
    }

    /** Micro goes on without the application when that cannot be deployed. */
    private void watch(String line) {
        if (line.contains("Payara Micro ") && line.contains(" ready in ")) {
            serverStarted = true;
        }
    }
}
