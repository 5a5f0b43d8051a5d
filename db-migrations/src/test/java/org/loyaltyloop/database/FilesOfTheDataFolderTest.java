package org.loyaltyloop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FilesOfTheDataFolderTest {

    @TempDir Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void passwordsAreReadByTheirOwnerOnly() throws IOException {
        Credentials.keptIn(folder);

        assertThat(permissions(folder.resolve("credentials.properties"))).isEqualTo("rw-------");
    }

    @Test
    void passwordsAreMadeOnceAndKept() throws IOException {
        Credentials first = Credentials.keptIn(folder);

        assertThat(Credentials.keptIn(folder)).isEqualTo(first);
        assertThat(first.superuser()).hasSizeGreaterThan(30).isNotEqualTo(first.application());
        assertThat(first.toString()).doesNotContain(first.superuser());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aNewDataFolderIsPrivate() throws IOException {
        try (var data = DataFolder.open(folder.resolve("new").resolve("data"))) {
            assertThat(permissions(data.path())).isEqualTo("rwx------");
        }
    }

    @Test
    void aDataFolderServesOneAtATime() throws IOException {
        try (var first = DataFolder.open(folder)) {
            assertThatThrownBy(() -> DataFolder.open(folder))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("in use")
                    .hasMessageContaining(first.path().toString());
        }
        DataFolder.open(folder).close();
    }

    @Test
    void whoComesWhileAnotherStopsWaits() throws Exception {
        var first = DataFolder.open(folder);
        first.announceStop();

        var second = CompletableFuture.supplyAsync(() -> DataFolder.open(folder));
        first.close();

        second.get(30, TimeUnit.SECONDS).close();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProcessLeftBehindIsStopped() throws IOException {
        Process sleeper = new ProcessBuilder("sleep", "600").start();
        var note = new ProcessFile(folder.resolve("it.pid"));
        note.write(sleeper.toHandle());

        note.stopLeftover(Duration.ofSeconds(10));

        assertThat(sleeper.isAlive()).isFalse();
        assertThat(folder.resolve("it.pid")).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aStrangerThatGotTheNumberIsLeftAlone() throws IOException, InterruptedException {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(folder.resolve("it.pid"), stranger.pid() + " 1000000\n");

            new ProcessFile(folder.resolve("it.pid")).stopLeftover(Duration.ofSeconds(10));

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aServerThatEndedIsNoneEvenIfItsFileIsThere() throws IOException {
        Files.writeString(
                folder.resolve(PostmasterFile.NAME),
                ProcessHandle.current().pid() + "\n" + folder + "\n1000000\n5432\n");

        assertThat(PostmasterFile.in(folder).orElseThrow().process()).isEmpty();
    }

    @Test
    void postgresIsChosenBySystemAndProcessor() {
        assertThat(PostgresBinaries.archiveName("Linux", "amd64"))
                .isEqualTo("postgres-linux-x86_64.txz");
        assertThat(PostgresBinaries.archiveName("Linux", "aarch64"))
                .isEqualTo("postgres-linux-arm_64.txz");
        assertThat(PostgresBinaries.archiveName("Mac OS X", "aarch64"))
                .isEqualTo("postgres-darwin-arm_64.txz");
        assertThat(PostgresBinaries.archiveName("Windows 11", "amd64"))
                .isEqualTo("postgres-windows-x86_64.txz");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
