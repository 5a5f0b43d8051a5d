package org.loyaltyloop.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingLogTest {

    @TempDir Path folder;

    @Test
    void noLineIsLostOrTornWhereOnePartEnds() throws IOException {
        List<String> seen = new ArrayList<>();

        new RotatingLog(file(), 50, 100).copy(lines(1, 100), seen::add);

        List<String> written = new ArrayList<>();
        for (int part = 100; part >= 1; part--) {
            Path older = folder.resolve("it.log." + part);
            if (Files.exists(older)) {
                written.addAll(Files.readAllLines(older));
            }
        }
        written.addAll(Files.readAllLines(file()));
        assertThat(written).containsExactlyElementsOf(seen).hasSize(100);
    }

    @Test
    void theOldestPartGoes() throws IOException {
        new RotatingLog(file(), 50, 2).copy(lines(1, 100), line -> {});

        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
        assertThat(Files.readString(file())).endsWith("line 100\n");
        assertThat(Files.size(folder.resolve("it.log.1"))).isBetween(50L, 70L);
    }

    @Test
    void aSecondRunGoesOnWhereTheFirstEnded() throws IOException {
        new RotatingLog(file(), 1000, 2).copy(lines(1, 1), line -> {});
        new RotatingLog(file(), 1000, 2).copy(lines(2, 2), line -> {});

        assertThat(Files.readString(file())).isEqualTo("line 1\nline 2\n");
    }

    @Test
    void aLogThatCannotBeWrittenStopsNobody() throws IOException {
        List<String> seen = new ArrayList<>();

        new RotatingLog(folder.resolve("missing").resolve("it.log"), 50, 2)
                .copy(lines(1, 3), seen::add);

        assertThat(seen).hasSize(3);
    }

    private Path file() {
        return folder.resolve("it.log");
    }

    private static BufferedReader lines(int from, int to) {
        return new BufferedReader(
                new StringReader(
                        IntStream.rangeClosed(from, to)
                                .mapToObj(number -> "line " + number)
                                .collect(Collectors.joining("\n"))));
    }
}
