package org.loyaltyloop.web.page.conversations;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.loyaltyloop.conversation.GoalQueries.Reading;
import org.loyaltyloop.conversation.GoalView;

/**
 * How a goal went, drawn over the days from when it was set to its day or today: a line through its
 * readings from the baseline, a dashed one at its target. Values are attribute texts for a box of
 * {@value #WIDTH} by {@value #HEIGHT}; the picture stands beside a table that says the same.
 *
 * @param line path from the baseline through the readings; empty where there is none
 * @param targetY height of the target; empty without one
 * @param dots places of the readings
 * @param today where today is; empty for a goal that is closed
 */
public record GoalCurve(String line, String targetY, List<Dot> dots, String today) {

    static final int WIDTH = 320;
    static final int HEIGHT = 72;

    private static final int PAD = 6;

    /** The place of a reading. */
    public record Dot(String x, String y) {}

    /** Copies the dots. */
    public GoalCurve {
        dots = List.copyOf(dots);
    }

    /** Draws a goal with its readings in any order. */
    static GoalCurve of(GoalView goal, List<Reading> readings, LocalDate today) {
        List<Reading> sorted = readings.stream().sorted(Comparator.comparing(Reading::on)).toList();
        LocalDate end = goal.closedOn().orElse(goal.due().orElse(today));
        LocalDate first = goal.createdOn();
        for (Reading reading : sorted) {
            first = reading.on().isBefore(first) ? reading.on() : first;
            end = reading.on().isAfter(end) ? reading.on() : end;
        }
        if (goal.open() && today.isAfter(end)) {
            end = today;
        }
        Scale scale = Scale.over(first, end, goal, sorted);
        StringBuilder line = new StringBuilder();
        List<Dot> dots = new ArrayList<>();
        if (!sorted.isEmpty()) {
            line.append('M').append(scale.x(first)).append(' ').append(scale.y(goal.baseline()));
        }
        for (Reading reading : sorted) {
            Dot dot = new Dot(scale.x(reading.on()), scale.y(reading.value()));
            line.append('L').append(dot.x()).append(' ').append(dot.y());
            dots.add(dot);
        }
        return new GoalCurve(
                line.toString(),
                goal.target().map(scale::y).orElse(""),
                dots,
                goal.open() ? scale.x(today) : "");
    }

    private record Scale(long first, long days, double least, double span) {

        static Scale over(LocalDate first, LocalDate end, GoalView goal, List<Reading> readings) {
            double least = goal.baseline().doubleValue();
            double most = least;
            Optional<Double> target = goal.target().map(BigDecimal::doubleValue);
            List<Double> heights = new ArrayList<>(target.stream().toList());
            readings.forEach(reading -> heights.add(reading.value().doubleValue()));
            for (double height : heights) {
                least = Math.min(least, height);
                most = Math.max(most, height);
            }
            return new Scale(
                    first.toEpochDay(),
                    Math.max(1, end.toEpochDay() - first.toEpochDay()),
                    least,
                    most > least ? most - least : 1);
        }

        String x(LocalDate day) {
            double share = (day.toEpochDay() - first) / (double) days;
            return text(PAD + (WIDTH - 2 * PAD) * Math.max(0, Math.min(1, share)));
        }

        String y(BigDecimal value) {
            double share = (value.doubleValue() - least) / span;
            return text(HEIGHT - PAD - (HEIGHT - 2 * PAD) * share);
        }

        private static String text(double coordinate) {
            return String.format(Locale.ROOT, "%.1f", coordinate);
        }
    }
}
