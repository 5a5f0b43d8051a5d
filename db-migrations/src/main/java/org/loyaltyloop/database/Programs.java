package org.loyaltyloop.database;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's own programs to their end. */
final class Programs {

    private final PostgresBinaries binaries;

    Programs(PostgresBinaries binaries) {
        this.binaries = binaries;
    }

    /**
     * Runs a program and waits for it. Its output goes to a file, not to a pipe: a server that it
     * starts keeps the output open, and nobody would read the pipe.
     *
     * @throws StartFailure when it takes too long or ends with an error; the message ends with its
     *     last line
     */
    void run(Path output, Duration limit, String program, List<String> arguments) {
        List<String> command = new ArrayList<>(withoutRoot());
        command.add(binaries.program(program).toString());
        command.addAll(arguments);
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectInput(ProcessBuilder.Redirect.from(nullDevice()))
                            .redirectOutput(output.toFile())
                            .start();
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new StartFailure(
                        "PostgreSQL: "
                                + program
                                + " did not end within "
                                + limit.toSeconds()
                                + " s.");
            }
            if (process.exitValue() != 0) {
                throw new StartFailure("PostgreSQL: " + program + " failed: " + reason(output));
            }
        } catch (IOException e) {
            throw new StartFailure(
                    "PostgreSQL: " + program + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while " + program + " was running.", e);
        }
    }

    /**
     * PostgreSQL refuses to run as root. In a user namespace of its own the process is nobody,
     * while the files stay root's: no account has to be made and no file has to change hands.
     */
    private static List<String> withoutRoot() {
        boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        if (linux && "root".equals(System.getProperty("user.name"))) {
            return List.of("unshare", "--user", "--");
        }
        return List.of();
    }

    private static File nullDevice() {
        return new File(PostgresBinaries.isWindows() ? "NUL" : "/dev/null");
    }

    private static String reason(Path output) throws IOException {
        List<String> lines =
                Files.readAllLines(output).stream().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .filter(line -> line.contains("FATAL:") || line.contains("error:"))
                .findFirst()
                .or(() -> lines.stream().reduce((first, second) -> second))
                .orElse("no reason given")
                .strip();
    }
}
