package org.loyaltyloop.database.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.loyaltyloop.database.EmbeddedDatabase;

/**
 * Temporary folders of test servers, named after the process that made them, so that the next one
 * can clear up after it.
 */
final class TestFolders {

    private static final String PREFIX = "loyalty-loop-test-";

    private TestFolders() {}

    /** Makes a folder for this process, after removing those of processes that were killed. */
    static Path create() throws IOException {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        removeAbandoned(parent);
        return Files.createTempDirectory(parent, PREFIX + ProcessHandle.current().pid() + "-");
    }

    /**
     * Where test servers share PostgreSQL's programs: in the user's own cache, since others may
     * write to /tmp.
     */
    static Path binaries() {
        return Path.of(System.getProperty("user.home"), ".cache", "loyalty-loop");
    }

    /** Removes a folder with all that is in it, as far as that is possible. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.getLogger(TestFolders.class.getName())
                    .log(System.Logger.Level.DEBUG, "left behind: " + folder, e);
        }
    }

    private static void removeAbandoned(Path parent) throws IOException {
        List<Path> candidates;
        try (Stream<Path> files = Files.list(parent)) {
            candidates =
                    files.filter(file -> file.getFileName().toString().startsWith(PREFIX)).toList();
        }
        for (Path candidate : candidates) {
            String pid =
                    candidate
                            .getFileName()
                            .toString()
                            .substring(PREFIX.length())
                            .replaceAll("-.*", "");
            boolean ours =
                    Files.getOwner(candidate)
                            .equals(Files.getOwner(Path.of(System.getProperty("user.home"))));
            if (ours
                    && pid.matches("\\d{1,18}")
                    && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                EmbeddedDatabase.stopAbandoned(
                        candidate.resolve("database"), candidate.resolve("logs"), binaries());
                delete(candidate);
            }
        }
    }
}
