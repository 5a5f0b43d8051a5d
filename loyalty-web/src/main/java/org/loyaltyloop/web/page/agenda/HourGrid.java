package org.loyaltyloop.web.page.agenda;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where meetings stand in the hours of one day, in quarters of an hour from midnight. Those that
 * overlap stand beside each other in lanes; a run of meetings that touch each other shares the
 * width of the day.
 */
final class HourGrid {

    static final int QUARTERS = 96;

    /** Shorter meetings are drawn this long, or their title could not be read. */
    static final int LEAST = 2;

    private static final int MINUTES = 15;

    /** Lanes that a day is at most divided into; they divide the twelve columns of the style. */
    private static final List<Integer> LANES = List.of(1, 2, 3, 4, 6, 12);

    private static final int COLUMNS = 12;

    private HourGrid() {}

    /** A time of one day in minutes from midnight, 0 to 1,440. */
    record Times(int from, int to) {}

    /**
     * A place in the grid.
     *
     * @param at the first quarter, 0 to 95
     * @param length in quarters
     * @param column the first of twelve columns, from 1
     * @param width in columns
     */
    record Place(int at, int length, int column, int width) {

        int end() {
            return at + length;
        }
    }

    /** A place for each of the times, in their order. */
    static List<Place> place(List<Times> times) {
        List<Place> quarters = times.stream().map(HourGrid::quarters).toList();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < quarters.size(); i++) {
            order.add(i);
        }
        order.sort(
                Comparator.comparingInt((Integer i) -> quarters.get(i).at())
                        .thenComparing(i -> quarters.get(i).length(), Comparator.reverseOrder())
                        .thenComparing(Comparator.naturalOrder()));
        Map<Integer, Place> placed = new HashMap<>();
        List<Integer> run = new ArrayList<>();
        int runEnd = 0;
        for (int i : order) {
            if (!run.isEmpty() && quarters.get(i).at() >= runEnd) {
                placed.putAll(lanes(run, quarters));
                run.clear();
            }
            run.add(i);
            runEnd = Math.max(runEnd, quarters.get(i).end());
        }
        placed.putAll(lanes(run, quarters));
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < quarters.size(); i++) {
            places.add(placed.getOrDefault(i, quarters.get(i)));
        }
        return places;
    }

    private static Place quarters(Times times) {
        int at = Math.min(times.from() / MINUTES, QUARTERS - LEAST);
        int end = (times.to() + MINUTES - 1) / MINUTES;
        return new Place(at, Math.min(Math.max(end - at, LEAST), QUARTERS - at), 1, COLUMNS);
    }

    private static Map<Integer, Place> lanes(List<Integer> run, List<Place> quarters) {
        List<Integer> ends = new ArrayList<>();
        Map<Integer, Integer> laneOf = new HashMap<>();
        for (int i : run) {
            int lane = 0;
            while (lane < ends.size() && ends.get(lane) > quarters.get(i).at()) {
                lane++;
            }
            if (lane == ends.size()) {
                ends.add(0);
            }
            ends.set(lane, quarters.get(i).end());
            laneOf.put(i, lane);
        }
        int lanes = LANES.stream().filter(n -> n >= ends.size()).findFirst().orElse(COLUMNS);
        int width = COLUMNS / lanes;
        Map<Integer, Place> places = new HashMap<>();
        laneOf.forEach(
                (i, lane) ->
                        places.put(
                                i,
                                new Place(
                                        quarters.get(i).at(),
                                        quarters.get(i).length(),
                                        lane % lanes * width + 1,
                                        width)));
        return places;
    }
}
