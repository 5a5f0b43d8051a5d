package org.loyaltyloop.web.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.loyaltyloop.web.bench.twin.TwinExtension;
import org.loyaltyloop.web.testing.RunningCrm;

/**
 * The shipped WAR with the classes of {@code bench.twin} laid over it. The WAR that is shipped
 * never has them.
 */
final class Overlay {

    private Overlay() {}

    static Path war() throws IOException {
        Path war = RunningCrm.target().resolve("bench-overlay.war");
        Files.copy(
                RunningCrm.target().resolve(RunningCrm.WAR),
                war,
                StandardCopyOption.REPLACE_EXISTING);
        String twin = TwinExtension.class.getPackageName().replace('.', '/');
        Path classes = RunningCrm.target().resolve("test-classes").resolve(twin);
        try (FileSystem zip = FileSystems.newFileSystem(war, Map.of())) {
            Path folder = Files.createDirectories(zip.getPath("WEB-INF/classes", twin));
            for (Path file : files(classes)) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
            Path services =
                    Files.createDirectories(zip.getPath("WEB-INF/classes/META-INF/services"));
            Files.write(
                    services.resolve("jakarta.enterprise.inject.spi.Extension"),
                    TwinExtension.class.getName().getBytes(StandardCharsets.UTF_8));
        }
        return war;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }
}
