package org.loyaltyloop.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The folder that keeps everything that must last, for one running application at a time. */
final class DataFolder implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Takes the folder into use, and makes it where there is none. The operating system gives the
     * lock back when this process ends, however it ends.
     *
     * @throws StartFailure when it is in use, or cannot be written
     */
    static DataFolder open(Path path) {
        try {
            PrivateFiles.createFolder(path);
            PrivateFiles.createFolder(path.resolve("logs"));
            PrivateFiles.createFolder(path.resolve("run"));
            var channel =
                    FileChannel.open(
                            path.resolve("run").resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!tryLock(channel) && !lockAfterStop(channel, path)) {
                channel.close();
                throw new StartFailure(
                        "The data folder "
                                + path
                                + " is in use: stop the application that uses it, or choose another with -Dcrm.data=….");
            }
            Files.deleteIfExists(stopping(path));
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new StartFailure(
                    "The data folder " + path + " cannot be used: " + e.getMessage(), e);
        }
    }

    Path path() {
        return path;
    }

    Path logs() {
        return path.resolve("logs");
    }

    Path run() {
        return path.resolve("run");
    }

    Path database() {
        return path.resolve("database");
    }

    Path programs() {
        return path.resolve("programs");
    }

    /**
     * Says that the folder will be free in a moment, so that a start that comes too early waits.
     */
    void announceStop() throws IOException {
        Files.writeString(stopping(path), "");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(stopping(path));
        lock.close();
    }

    private static Path stopping(Path path) {
        return path.resolve("run").resolve("stopping");
    }

    /**
     * Whoever stops Maven gets the prompt back before the application has ended, and may start it
     * again at once.
     */
    private static boolean lockAfterStop(FileChannel channel, Path path) throws IOException {
        long since = System.nanoTime();
        while (Files.exists(stopping(path)) && System.nanoTime() - since < STOP_LIMIT.toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            if (tryLock(channel)) {
                return true;
            }
        }
        return tryLock(channel);
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
