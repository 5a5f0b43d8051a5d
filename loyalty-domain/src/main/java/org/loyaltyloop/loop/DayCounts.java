package org.loyaltyloop.loop;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Counts of several topics on several days; what comes and goes again leaves nothing. */
final class DayCounts {

    private final Map<Topic, Map<LocalDate, Counts>> topics = new EnumMap<>(Topic.class);

    /** Uses one count. */
    @FunctionalInterface
    interface Visitor {
        void visit(Topic topic, LocalDate day, int key, long n);
    }

    void add(Topic topic, LocalDate day, int key, long n) {
        topics.computeIfAbsent(topic, t -> new HashMap<>())
                .computeIfAbsent(day, d -> new Counts())
                .add(key, n);
    }

    void forEach(Visitor visitor) {
        topics.forEach(
                (topic, days) ->
                        days.forEach(
                                (day, counts) ->
                                        counts.forEach(
                                                (key, n) -> visitor.visit(topic, day, key, n))));
    }

    Map<LocalDate, Counts> of(Topic topic) {
        return topics.getOrDefault(topic, Map.of());
    }
}
