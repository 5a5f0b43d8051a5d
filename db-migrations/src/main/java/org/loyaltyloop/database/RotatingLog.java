package org.loyaltyloop.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
     * Copies a stream to its end. When the disk is full the text is dropped, since the program that
     * writes it would come to a halt if nobody read on.
     */
    void copy(InputStream source) throws IOException {
        byte[] buffer = new byte[8192];
        int length;
        while ((length = source.read(buffer)) >= 0) {
            try {
                write(buffer, length);
            } catch (IOException e) {
                closeQuietly();
            }
        }
        closeQuietly();
    }

    private void write(byte[] bytes, int length) throws IOException {
        OutputStream current = out;
        if (current == null) {
            size = Files.exists(file) ? Files.size(file) : 0;
            current = open();
        } else if (size > limit && endsLine(bytes, length)) {
            current.write(bytes, 0, length);
            current.close();
            rotate();
            size = 0;
            out = open();
            return;
        }
        current.write(bytes, 0, length);
        size += length;
    }

    private OutputStream open() throws IOException {
        OutputStream opened =
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        out = opened;
        return opened;
    }

    private static boolean endsLine(byte[] bytes, int length) {
        return length > 0 && bytes[length - 1] == '\n';
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
