package org.loyaltyloop.database;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the application with its database: starts or finds the database, migrates it, starts the
 * application, says how to get in, and keeps both running until it is asked to stop. What ends by
 * itself is started again; what a killed launcher left behind is stopped before anything is
 * started.
 */
public final class Launcher {

    private static final Logger LOG = Logger.getLogger(Launcher.class.getName());
    private static final Duration READY_LIMIT = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    /** An application that ends twice within this time has no use for a third start. */
    private static final Duration TOO_SOON = Duration.ofSeconds(60);

    private final Settings settings;
    private final Console console;
    private final long begun = System.nanoTime();

    private @Nullable DataFolder folder;
    private @Nullable EmbeddedDatabase embedded;
    private @Nullable Application application;
    private boolean stopping;
    private volatile int exitCode;

    private Launcher(Settings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    /** Starts, and returns only when that failed. */
    public static void main(String[] arguments) {
        var console = new Console(System.out);
        // Nothing but the lines for people goes to the console; the rest to a file, once there is a
        // folder for it.
        LogManager.getLogManager().reset();
        try {
            new Launcher(Settings.from(System.getProperties(), System.getenv()), console).run();
        } catch (StartFailure e) {
            console.failed(Console.firstLine(e));
            System.exit(1);
        }
    }

    private void run() {
        // Every way out leads through here: Ctrl-C, SIGTERM, a failure, the end of the parent.
        Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "shutdown"));
        try {
            DataFolder taken = takeDataFolder();
            console.starting(settings, taken);
            Map<String, String> environment = prepareDatabase(taken);
            start(taken, environment);
            awaitReady(taken);
            console.ready(
                    settings, Duration.ofNanos(System.nanoTime() - begun), firstSignIn(taken));
            stayUp(taken, environment);
        } catch (StartFailure | IOException e) {
            LOG.log(Level.SEVERE, "start failed", e);
            fail(Console.firstLine(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail("interrupted");
        }
    }

    private void fail(String message) {
        synchronized (this) {
            if (stopping) {
                return; // Things fail while they are being stopped; that is no news.
            }
        }
        console.failed(message);
        exitCode = 1;
        System.exit(1);
    }

    private DataFolder takeDataFolder() throws IOException {
        DataFolder taken = DataFolder.open(settings.data());
        synchronized (this) {
            folder = taken;
        }
        logTo(taken.logs());
        watchParent();
        Application.stopLeftover(taken);
        checkPort();
        return taken;
    }

    private Map<String, String> prepareDatabase(DataFolder taken) {
        DatabaseAddress address;
        if (settings.external().isPresent()) {
            address = settings.external().get();
            ExternalDatabase.check(address);
        } else {
            EmbeddedDatabase started;
            synchronized (this) {
                if (stopping) {
                    throw new StartFailure("stopped");
                }
                started =
                        EmbeddedDatabase.start(
                                taken.database(),
                                taken.logs(),
                                taken.programs(),
                                EmbeddedDatabase.Durability.FULL);
                embedded = started;
            }
            address = started.address();
        }
        try {
            Migrations.apply(address);
        } catch (FlywayException e) {
            throw new StartFailure(
                    "The database cannot be brought up to date: " + Console.firstLine(e), e);
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("CRM_DB_URL", address.url());
        environment.put("CRM_DB_USER", address.user());
        environment.put("CRM_DB_PASSWORD", address.password());
        environment.put("CRM_DB_EMBEDDED", String.valueOf(settings.external().isEmpty()));
        environment.put("CRM_ADDRESS", settings.address().getHostAddress());
        environment.put("CRM_DEMO", String.valueOf(settings.demo()));
        environment.put("CRM_FIRST_PASSWORD_FILE", firstPasswordFile(taken).toString());
        environment.put("CRM_ADDRESS", settings.address().getHostAddress());
        return environment;
    }

    private synchronized void start(DataFolder taken, Map<String, String> environment)
            throws IOException {
        if (!stopping) {
            application = Application.start(settings, taken, environment);
        }
    }

    private void awaitReady(DataFolder taken) throws InterruptedException {
        long since = System.nanoTime();
        Application started = application();
        while (!started.isReady()) {
            if (started.endsWithin(LOOK_EVERY)) {
                throw new StartFailure(
                        "the application ended with exit code "
                                + started.exitValue()
                                + ", see "
                                + Application.log(taken));
            }
            if (started.isMissing() && !started.isReady()) {
                throw new StartFailure(
                        "the application could not be deployed, see " + Application.log(taken));
            }
            if (System.nanoTime() - since > READY_LIMIT.toNanos()) {
                throw new StartFailure(
                        "the application is not ready after "
                                + READY_LIMIT.toMinutes()
                                + " minutes, see "
                                + Application.log(taken));
            }
        }
    }

    /** Watches both processes, and starts again what ended unasked. */
    private void stayUp(DataFolder taken, Map<String, String> environment)
            throws IOException, InterruptedException {
        long lastEnd = Long.MIN_VALUE;
        while (true) {
            boolean ended = application().endsWithin(LOOK_EVERY);
            reviveDatabase();
            if (ended) {
                synchronized (this) {
                    if (stopping) {
                        return;
                    }
                }
                int exitValue = application().exitValue();
                long now = System.nanoTime();
                if (lastEnd != Long.MIN_VALUE && now - lastEnd < TOO_SOON.toNanos()) {
                    throw new StartFailure(
                            "the application ended by itself again (exit code "
                                    + exitValue
                                    + "), see "
                                    + Application.log(taken));
                }
                lastEnd = now;
                console.applicationEnded(exitValue, Application.log(taken));
                start(taken, environment);
                awaitReady(taken);
                console.applicationBack();
            }
        }
    }

    private synchronized void reviveDatabase() {
        if (!stopping && embedded != null && !embedded.isRunning()) {
            console.databaseEnded();
            embedded.restart();
            console.databaseBack();
        }
    }

    private synchronized Application application() {
        if (application == null) {
            throw new StartFailure("stopped");
        }
        return application;
    }

    private void shutDown() {
        synchronized (this) {
            stopping = true;
            try {
                if (folder != null) {
                    folder.announceStop();
                }
                if (application != null || embedded != null) {
                    console.stopping();
                }
                if (application != null) {
                    application.stop();
                }
                if (embedded != null) {
                    embedded.close();
                }
                if (folder != null) {
                    Files.deleteIfExists(firstPasswordFile(folder));
                    folder.close();
                }
                if (exitCode == 0) {
                    console.stopped();
                }
            } catch (IOException | StartFailure e) {
                LOG.log(Level.SEVERE, "stop failed", e);
                exitCode = 1;
            }
        }
        // Without this the JVM would report 130 or 143 for an end that was asked for and went well.
        Runtime.getRuntime().halt(exitCode);
    }

    private void checkPort() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(!PostgresBinaries.isWindows());
            socket.bind(new InetSocketAddress(settings.address(), settings.port()));
        } catch (IOException e) {
            throw new StartFailure(
                    "port "
                            + settings.port()
                            + " of "
                            + settings.address().getHostAddress()
                            + " cannot be used ("
                            + Console.firstLine(e)
                            + "): stop what uses it, or choose another with -Dcrm.port=…",
                    e);
        }
    }

    /** Maven that is killed says nothing to its children. */
    private void watchParent() {
        if (settings.stopWithParent()) {
            ProcessHandle.current()
                    .parent()
                    .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        }
    }

    private Optional<FirstSignIn> firstSignIn(DataFolder taken) throws IOException {
        Path file = firstPasswordFile(taken);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        FirstSignIn first = FirstSignIn.read(Files.readString(file));
        Files.delete(file);
        return Optional.of(first);
    }

    private static Path firstPasswordFile(DataFolder taken) {
        return taken.run().resolve("first-password");
    }

    private static void logTo(Path logs) throws IOException {
        var handler =
                new FileHandler(logs.resolve("launcher.%g.log").toString(), 1_000_000, 3, true);
        handler.setFormatter(new SimpleFormatter());
        Logger.getLogger("").addHandler(handler);
    }
}
