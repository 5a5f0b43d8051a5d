package org.loyaltyloop.web.page.binding;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.loyaltyloop.binding.BindingHistory;
import org.loyaltyloop.binding.BindingLevel;

/**
 * The curves of the three levels over time, in a box of {@value #WIDTH} by {@value #HEIGHT}; the
 * scale runs from 0 to 100.
 *
 * @param lines one for each level
 * @param marks the years' quarters, at the foot
 */
public record HistoryChart(List<Line> lines, List<Mark> marks) {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 200;
    private static final int LEFT = 28;
    private static final int TOP = 8;
    private static final int FOOT = 180;
    private static final int MONTHS_APART = 3;

    /** Copies the lists. */
    public HistoryChart {
        lines = List.copyOf(lines);
        marks = List.copyOf(marks);
    }

    /** A level's curve as path data. */
    public record Line(BindingLevel level, String path) {}

    /** A day at the foot of the chart. */
    public record Mark(LocalDate day, String x) {}

    /** Draws a history. */
    static HistoryChart of(BindingHistory history) {
        List<BindingHistory.Point> points = history.points();
        LocalDate from = points.get(0).day();
        LocalDate to = points.get(points.size() - 1).day();
        List<Line> lines = new ArrayList<>();
        for (BindingLevel level : BindingLevel.values()) {
            StringBuilder path = new StringBuilder();
            for (BindingHistory.Point point : points) {
                path.append(path.isEmpty() ? "M" : " L")
                        .append(x(point.day(), from, to))
                        .append(' ')
                        .append(text(y(point.score(level))));
            }
            lines.add(new Line(level, path.toString()));
        }
        List<Mark> marks = new ArrayList<>();
        LocalDate quarter =
                from.withDayOfMonth(1).plusMonths(1 + (12 - from.getMonthValue()) % MONTHS_APART);
        for (; quarter.isBefore(to); quarter = quarter.plusMonths(MONTHS_APART)) {
            marks.add(new Mark(quarter, x(quarter, from, to)));
        }
        return new HistoryChart(lines, marks);
    }

    private static String x(LocalDate day, LocalDate from, LocalDate to) {
        double whole = Math.max(1, ChronoUnit.DAYS.between(from, to));
        return text(LEFT + (WIDTH - LEFT) * ChronoUnit.DAYS.between(from, day) / whole);
    }

    private static double y(double score) {
        return FOOT - (FOOT - TOP) * score / 100;
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** The lines across, where the bands begin: their height and score. */
    public List<Integer> scale() {
        return List.of(0, 20, 40, 60, 80, 100);
    }

    /** The height of a score in the box. */
    public String height(int score) {
        return text(y(score));
    }
}
