package org.loyaltyloop.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, unpacked once from the archive on the class path. */
final class PostgresBinaries {

    private static final String COMPLETE = ".complete";

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /**
     * Unpacks the programs below a folder, unless that was done before. Starters that come at the
     * same time wait for each other; one that is killed halfway leaves nothing that the next could
     * take for whole.
     *
     * @throws StartFailure when there is no archive for this operating system and processor
     */
    static PostgresBinaries in(Path folder) {
        String archive =
                archiveName(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        try {
            PrivateFiles.createFolder(folder);
            Path home = folder.resolve("postgresql-" + fingerprint(archive));
            if (!Files.exists(home.resolve(COMPLETE))) {
                try (var channel =
                                FileChannel.open(
                                        folder.resolve(".unpacking"),
                                        StandardOpenOption.CREATE,
                                        StandardOpenOption.WRITE);
                        var ignored = channel.lock()) {
                    if (!Files.exists(home.resolve(COMPLETE))) {
                        deleteTree(home);
                        unpack(archive, home);
                        Files.createFile(home.resolve(COMPLETE));
                    }
                }
            }
            return new PostgresBinaries(home);
        } catch (IOException e) {
            throw new StartFailure(
                    "PostgreSQL cannot be unpacked in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Path of one of the programs, such as {@code initdb}. */
    Path program(String name) {
        String suffix = isWindows() ? ".exe" : "";
        return home.resolve("bin").resolve(name + suffix);
    }

    static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
    }

    /**
     * Name of the resource that holds the programs for an operating system and a processor, as the
     * JDK names them.
     */
    static String archiveName(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String system =
                os.startsWith("mac") || os.startsWith("darwin")
                        ? "darwin"
                        : os.startsWith("windows")
                                ? "windows"
                                : os.startsWith("linux") ? "linux" : os.replace(' ', '_');
        String processor =
                switch (osArch.toLowerCase(Locale.ROOT)) {
                    case "amd64", "x86_64", "x64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> osArch.toLowerCase(Locale.ROOT);
                };
        return "postgres-" + system + "-" + processor + ".txz";
    }

    private static InputStream open(String archive) {
        InputStream stream = PostgresBinaries.class.getClassLoader().getResourceAsStream(archive);
        if (stream == null) {
            throw new StartFailure(
                    "No PostgreSQL for this machine ("
                            + archive
                            + ") in this build: set CRM_DB_URL to a database of your own.");
        }
        return new BufferedInputStream(stream, 1 << 16);
    }

    /** Tells one version from the next, so that an upgrade unpacks anew. */
    private static String fingerprint(String archive) throws IOException {
        try (var stream =
                new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            stream.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void unpack(String archive, Path home) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(open(archive)))) {
            boolean posix = Files.getFileStore(home.getParent()).supportsFileAttributeView("posix");
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                Path target = home.resolve(entry.getName()).normalize();
                if (!target.startsWith(home)) {
                    throw new IOException("entry outside the archive's folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.copy(
                            home.resolve(entry.getLinkName()).normalize(),
                            target,
                            StandardCopyOption.REPLACE_EXISTING);
                } else {
                    Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
                    if (posix) {
                        boolean executable = (entry.getMode() & 0100) != 0;
                        Files.setPosixFilePermissions(
                                target,
                                PosixFilePermissions.fromString(
                                        executable ? "rwxr-xr-x" : "rw-r--r--"));
                    }
                }
            }
        }
    }

    /** Deletes a folder with all that is in it; one that is not there is fine. */
    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path visited, @Nullable IOException failure) throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.delete(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
