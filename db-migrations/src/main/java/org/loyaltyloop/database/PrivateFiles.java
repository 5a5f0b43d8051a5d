package org.loyaltyloop.database;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Files and folders that other users of the machine may not look into, from their first moment on.
 */
final class PrivateFiles {

    private PrivateFiles() {}

    /** Makes a folder, unless it or a link to one is there. */
    static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(folder, attributes(parent, "rwx------"));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) { // Otherwise another process was a moment faster.
                throw e;
            }
        }
    }

    /** Writes a file whole or not at all. */
    static Path write(Path file, String content) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, attributes(file.toAbsolutePath().getParent(), "rw-------"));
        Files.writeString(partial, content);
        return Files.move(
                partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] attributes(@Nullable Path parent, String permissions)
            throws IOException {
        // Windows has no such bits; there a folder below the user's profile is private by
        // inheritance.
        if (parent == null || !Files.getFileStore(parent).supportsFileAttributeView("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
