package org.loyaltyloop.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The file that a running PostgreSQL leaves in its data folder.
 *
 * @param pid process number of the server
 * @param started when it started, to the second
 */
record PostmasterFile(long pid, Instant started) {

    static final String NAME = "postmaster.pid";

    /** The clock may have been set since, and the file's time is in whole seconds. */
    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    /** Reads the file of a data folder; empty where there is none, or not yet a whole one. */
    static Optional<PostmasterFile> in(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve(NAME));
            if (lines.size() < 3) {
                return Optional.empty();
            }
            return Optional.of(
                    new PostmasterFile(
                            Long.parseLong(lines.get(0).strip()),
                            Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | NumberFormatException e) {
            throw new StartFailure(
                    "Cannot read " + cluster.resolve(NAME) + ": " + e.getMessage(), e);
        }
    }

    /**
     * The server itself; empty when it has ended, also when its number went to another process
     * since.
     */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isServer);
    }

    private boolean isServer(ProcessHandle process) {
        // A process of our own always shows its command, unless it ended and nobody took note of it
        // yet.
        boolean postgres =
                process.info()
                        .command()
                        .map(
                                command ->
                                        Path.of(command)
                                                .getFileName()
                                                .toString()
                                                .startsWith("postgres"))
                        .orElse(false);
        boolean sameStart =
                process.info()
                        .startInstant()
                        .map(
                                start ->
                                        Duration.between(start, started).abs().compareTo(TOLERANCE)
                                                < 0)
                        .orElse(false);
        return postgres && sameStart;
    }
}
