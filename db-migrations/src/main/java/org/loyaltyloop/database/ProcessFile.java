package org.loyaltyloop.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A note of which process was started, for the next starter to find it if this one is killed. */
final class ProcessFile {

    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Path file;

    ProcessFile(Path file) {
        this.file = file;
    }

    /**
     * Notes a process by its number and the moment of its start, which together are never given
     * twice.
     */
    void write(ProcessHandle process) throws IOException {
        long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        Files.writeString(file, process.pid() + " " + start + "\n");
    }

    /** Forgets the process. */
    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /**
     * Ends the noted process if it still runs, by force if it does not heed a request within the
     * given time.
     */
    void stopLeftover(Duration patience) throws IOException {
        Optional<ProcessHandle> leftover = read();
        if (leftover.isPresent()) {
            stop(leftover.get(), patience);
        }
        delete();
    }

    /** Asks a process to end, waits, and then makes it. */
    static void stop(ProcessHandle process, Duration patience) {
        process.destroy();
        awaitOrKill(process, patience);
    }

    /** Waits for a process that is ending, and makes it end if that takes too long. */
    static void awaitOrKill(ProcessHandle process, Duration patience) {
        if (!ended(process, patience)) {
            process.destroyForcibly();
            ended(process, Duration.ofSeconds(10));
        }
    }

    private static boolean ended(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for a process cannot fail", e);
        }
    }

    private Optional<ProcessHandle> read() throws IOException {
        try {
            String[] words = Files.readString(file).strip().split(" ");
            if (words.length != 2) {
                return Optional
                        .empty(); // Killed while writing: then the process was not up yet either.
            }
            Instant start = Instant.ofEpochMilli(Long.parseLong(words[1]));
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(
                            process ->
                                    process.info()
                                            .startInstant()
                                            .map(
                                                    actual ->
                                                            Duration.between(actual, start)
                                                                            .abs()
                                                                            .compareTo(TOLERANCE)
                                                                    < 0)
                                            .orElse(false));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (NumberFormatException e) {
            throw new IOException(file + " is damaged: delete it", e);
        }
    }
}
