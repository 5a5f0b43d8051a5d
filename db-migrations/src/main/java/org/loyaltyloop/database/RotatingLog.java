package org.loyaltyloop.database;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A log that never takes more than a certain space: older parts are numbered, the oldest goes. */
final class RotatingLog {

    private final Path file;
    private final long limit;
    private final int kept;
    private @Nullable OutputStream out;
    private long size;

    /**
     * @param limit bytes after which a new part begins
     * @param kept how many older parts stay
     */
    RotatingLog(Path file, long limit, int kept) {
        this.file = file;
        this.limit = limit;
        this.kept = kept;
    }

    /**
     * Copies a text to its end. When the disk is full the text is dropped, since the program that
     * writes it would come to a halt if nobody read on.
     *
     * @param reader also sees each line
     */
    void copy(BufferedReader source, Consumer<String> reader) throws IOException {
        String line;
        while ((line = source.readLine()) != null) {
            reader.accept(line);
            try {
                write((line + "\n").getBytes(StandardCharsets.UTF_8), source.ready());
            } catch (IOException e) {
                closeQuietly();
            }
        }
        closeQuietly();
    }

    private void write(byte[] line, boolean moreComes) throws IOException {
        OutputStream current = out;
        if (current != null && size > limit) {
            current.close();
            out = null;
            rotate();
            current = null;
        }
        if (current == null) {
            current = open();
        }
        current.write(line);
        size += line.length;
        if (!moreComes) {
            current.flush();
        }
    }

    private OutputStream open() throws IOException {
        size = Files.exists(file) ? Files.size(file) : 0;
        var opened =
                new BufferedOutputStream(
                        Files.newOutputStream(
                                file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        out = opened;
        return opened;
    }

    private void rotate() throws IOException {
        for (int number = kept; number >= 1; number--) {
            Path older = number == 1 ? file : part(number - 1);
            if (Files.exists(older)) {
                Files.move(older, part(number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path part(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    private void closeQuietly() {
        OutputStream current = out;
        out = null;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                size = 0; // What was buffered is lost; the next write opens the file anew.
            }
        }
    }
}
