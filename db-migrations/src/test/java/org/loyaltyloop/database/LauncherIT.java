package org.loyaltyloop.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals")
class LauncherIT {

    @TempDir Path folder;
    private Path home;
    private Path data;
    private int port;

    @BeforeEach
    void layOut() throws IOException {
        home = RunningLauncher.home(folder.resolve("home"));
        data = folder.resolve("data");
        port = RunningLauncher.freePort();
    }

    @Test
    void aStartTellsAHandfulOfLines() throws IOException {
        try (var crm = start().awaitReady()) {
            assertThat(crm.output()).hasSizeLessThan(10);
            assertThat(String.join("\n", crm.output()))
                    .contains(data.toString())
                    .contains("http://127.0.0.1:" + port + "/")
                    .contains("password demo")
                    .contains("Ctrl-C");
            assertThat(crm.environment())
                    .containsEntry("CRM_DB_EMBEDDED", "true")
                    .containsEntry("CRM_DEMO", "true");
        }
    }

    @Test
    void aSecondStartKeepsTheData() throws Exception {
        try (var crm = start().awaitReady()) {
            write(crm, "kept");
        }
        try (var crm = start().awaitReady()) {
            assertThat(read(crm)).isEqualTo("kept");
        }
    }

    @Test
    void aRequestToStopLeavesNoProcessBehind() throws Exception {
        var crm = start().awaitReady();
        ProcessHandle application = crm.application();
        ProcessHandle postgres = crm.postgres();

        assertThat(crm.stop()).isZero();

        assertThat(application.isAlive()).isFalse();
        assertThat(postgres.isAlive()).isFalse();
        assertThat(String.join("\n", crm.output())).contains("Stopped.");
    }

    @Test
    void aRequestToStopDuringTheStartIsHeeded() throws Exception {
        var crm = start().awaitLine("Log ");

        assertThat(crm.stop()).isZero();

        assertThat(
                        PostmasterFile.in(data.resolve("database").resolve("cluster"))
                                .flatMap(PostmasterFile::process))
                .isEmpty();
        try (var next = start().awaitReady()) {
            write(next, "works");
        }
    }

    @Test
    void whatAKilledLauncherLeftIsStoppedByTheNextStart() throws Exception {
        var killed = start().awaitReady();
        write(killed, "kept");
        ProcessHandle application = killed.application();
        ProcessHandle postgres = killed.postgres();
        killed.kill();
        assertThat(application.isAlive()).isTrue();

        try (var crm = start().awaitReady()) {
            assertThat(application.isAlive()).isFalse();
            assertThat(postgres.isAlive()).isFalse();
            assertThat(read(crm)).isEqualTo("kept");
        }
    }

    @Test
    void whenEverythingIsKilledTheNextStartRecovers() throws Exception {
        var killed = start().awaitReady();
        write(killed, "kept");
        ProcessHandle application = killed.application();
        ProcessHandle postgres = killed.postgres();
        killed.kill();
        end(application);
        end(postgres);

        try (var crm = start().awaitReady()) {
            assertThat(read(crm)).isEqualTo("kept");
        }
    }

    @Test
    void aDatabaseThatIsKilledComesBackAtTheSameAddress() throws Exception {
        try (var crm = start().awaitReady()) {
            write(crm, "kept");
            DatabaseAddress before = crm.database();

            end(crm.postgres());

            crm.awaitLine("The database ended by itself");
            crm.awaitLine("The database is back");
            assertThat(crm.database()).isEqualTo(before);
            assertThat(read(crm)).isEqualTo("kept");
        }
    }

    @Test
    void anApplicationThatIsKilledIsStartedAgain() throws Exception {
        try (var crm = start().awaitReady()) {
            ProcessHandle before = crm.application();

            end(before);

            crm.awaitLine("The application ended by itself");
            crm.awaitLine("The application is back");
            assertThat(crm.application()).isNotEqualTo(before);
        }
    }

    @Test
    void whenMavenIsKilledEverythingEnds() throws Exception {
        var crm = RunningLauncher.startBelowAnother(home, data, port).awaitReady();
        ProcessHandle application = crm.application();
        ProcessHandle postgres = crm.postgres();
        ProcessHandle launcher = crm.belowAnother();

        crm.kill();

        // Its output cannot be awaited: the JDK may close a pipe whose first process has ended.
        launcher.onExit().get(90, TimeUnit.SECONDS);
        assertThat(application.isAlive()).isFalse();
        assertThat(postgres.isAlive()).isFalse();
    }

    @Test
    void aPortInUseIsToldInOneLine() throws IOException {
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(refusal(start()))
                    .contains(String.valueOf(taken.getLocalPort()))
                    .contains("-Dcrm.port");
        }
        assertThat(data.resolve("database")).as("no database for nothing").doesNotExist();
    }

    @Test
    void aDataFolderInUseIsToldInOneLine() throws IOException {
        try (var first = start().awaitReady()) {
            var second = RunningLauncher.start(home, data, RunningLauncher.freePort());

            assertThat(refusal(second)).contains(data.toString()).contains("in use");
            assertThat(first.application().isAlive()).isTrue();
        }
    }

    @Test
    void aDatabaseOutOfReachIsToldInOneLine() throws IOException {
        int nobody = RunningLauncher.freePort();
        var crm =
                RunningLauncher.start(
                        home,
                        data,
                        port,
                        Map.of("CRM_DB_URL", "jdbc:postgresql://127.0.0.1:" + nobody + "/crm"));

        assertThat(refusal(crm)).contains("127.0.0.1:" + nobody).contains("refused");
    }

    @Test
    void aDatabaseOfOnesOwnIsUsedInsteadOfTheEmbeddedOne() throws Exception {
        try (var external =
                EmbeddedDatabase.start(
                        folder.resolve("external"),
                        folder.resolve("external-logs"),
                        Path.of(System.getProperty("user.home"), ".cache", "loyalty-loop"),
                        EmbeddedDatabase.Durability.NONE)) {
            DatabaseAddress address = external.address();
            Map<String, String> environment =
                    Map.of(
                            "CRM_DB_URL", address.url(),
                            "CRM_DB_USER", address.user(),
                            "CRM_DB_PASSWORD", address.password());
            try (var crm = RunningLauncher.start(home, data, port, environment).awaitReady()) {
                assertThat(crm.environment())
                        .containsEntry("CRM_DB_EMBEDDED", "false")
                        .containsEntry("CRM_DEMO", "false");
                assertThat(String.join("\n", crm.output()))
                        .contains(address.url())
                        .doesNotContain(address.password())
                        .doesNotContain("password demo");
                assertThat(Migrations.apply(address)).as("migrated at the start").isZero();
            }
            assertThat(data.resolve("database")).doesNotExist();
            assertThat(external.isRunning()).isTrue();
        }
    }

    @Test
    void theFirstPasswordIsShownOnceAndKeptNowhere() throws Exception {
        try (var crm = RunningLauncher.start(home, data, port, "-Dcrm.demo=false").awaitReady()) {
            assertThat(String.join("\n", crm.output())).contains("admin").contains("once-only");
        }
        for (Path file : filesOutside("database")) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain("once-only");
        }
    }

    private RunningLauncher start() throws IOException {
        return RunningLauncher.start(home, data, port);
    }

    private static String refusal(RunningLauncher crm) {
        assertThat(crm.awaitEnd()).isNotZero();
        List<String> complaints =
                crm.output().stream().filter(line -> line.startsWith("Cannot start: ")).toList();
        assertThat(complaints).as("in %s", crm.output()).hasSize(1);
        assertThat(crm.output()).as("no stack trace").noneMatch(line -> line.startsWith("\tat "));
        return complaints.get(0);
    }

    private List<Path> filesOutside(String name) throws IOException {
        try (var files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(data.resolve(name)))
                    .filter(file -> !file.startsWith(data.resolve("programs")))
                    .toList();
        }
    }

    private static void end(ProcessHandle process) throws Exception {
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
    }

    private static void write(RunningLauncher crm, String text) throws IOException, SQLException {
        try (var connection = crm.database().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table public.note as select '" + text + "' as text");
        }
    }

    private static String read(RunningLauncher crm) throws IOException, SQLException {
        try (var connection = crm.database().dataSource().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select text from public.note")) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
