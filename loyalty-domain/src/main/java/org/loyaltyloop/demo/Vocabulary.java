package org.loyaltyloop.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Text resources of the demonstration in sections: "[name]", then an entry a line; lines that start
 * with # are remarks.
 */
final class Vocabulary {

    private final Map<String, List<String>> sections;

    private Vocabulary(Map<String, List<String>> sections) {
        this.sections = sections;
    }

    /** Reads one resource beside this class. */
    static Vocabulary read(String resource) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> entries = new ArrayList<>();
        for (String line : lines(resource)) {
            if (line.startsWith("[") && line.endsWith("]")) {
                entries = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), entries);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                entries.add(line);
            }
        }
        return new Vocabulary(sections);
    }

    /** The entries of a section; a section that is not there is a fault in the resource. */
    List<String> section(String name) {
        List<String> entries = sections.get(name);
        if (entries == null || entries.isEmpty()) {
            throw new IllegalStateException("demonstration text has no section " + name);
        }
        return entries;
    }

    /** All sections in the order of the resource. */
    Map<String, List<String>> sections() {
        return sections;
    }

    /** The parts of an entry that stand between bars. */
    static List<String> parts(String entry) {
        return List.of(entry.split("\\|", -1)).stream().map(String::strip).toList();
    }

    private static List<String> lines(String resource) {
        try (var stream = Vocabulary.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("demonstration text missing: " + resource);
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
