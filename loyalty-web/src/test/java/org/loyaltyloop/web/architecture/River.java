package org.loyaltyloop.web.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The river as {@code docs/contexts.puml} draws it: which context may import which. */
record River(Map<String, Set<String>> directlyUpstream) {

    private static final Pattern ARROW = Pattern.compile("^\\[(\\w+)] --> \\[(\\w+)]\\s*$");

    static River drawn() {
        try {
            return of(Files.readString(Path.of("..", "docs", "contexts.puml")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static River of(String picture) {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        picture.lines()
                .map(ARROW::matcher)
                .filter(Matcher::matches)
                .forEach(
                        arrow -> {
                            arrows.computeIfAbsent(arrow.group(1), c -> new LinkedHashSet<>())
                                    .add(arrow.group(2));
                            arrows.computeIfAbsent(arrow.group(2), c -> new LinkedHashSet<>());
                        });
        if (arrows.isEmpty()) {
            throw new IllegalStateException("the picture shows no arrow");
        }
        return new River(arrows);
    }

    Set<String> contexts() {
        return directlyUpstream.keySet();
    }

    /** All contexts that can be reached along the arrows. */
    Set<String> upstreamOf(String context) {
        Set<String> reached = new LinkedHashSet<>();
        collect(context, reached);
        return reached;
    }

    private void collect(String context, Set<String> reached) {
        for (String next : directlyUpstream.getOrDefault(context, Set.of())) {
            if (reached.add(next)) {
                collect(next, reached);
            }
        }
    }
}
