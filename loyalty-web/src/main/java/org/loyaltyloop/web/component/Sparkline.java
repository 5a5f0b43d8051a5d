package org.loyaltyloop.web.component;

import java.util.List;
import java.util.Locale;

/**
 * A small line of how a count went, drawn from zero, with the line of the period before under it.
 * Values are path data in a box of {@value #WIDTH} by 28; both lines share one scale.
 *
 * @param now path of the line
 * @param before path of the line before; empty where there was nothing
 * @param endX where the line ends
 * @param endY where the line ends
 */
public record Sparkline(String now, String before, String endX, String endY) {

    private static final double WIDTH = 132;
    private static final double FLOOR = 26.5;
    private static final double CEILING = 3.5;

    /** Draws the counts, oldest first; both lists are of the same length, at least two. */
    public static Sparkline of(List<Long> counts, List<Long> countsBefore) {
        if (counts.size() < 2 || countsBefore.size() != counts.size()) {
            throw new IllegalArgumentException("two lines of equal length");
        }
        long most = Math.max(highest(counts), highest(countsBefore));
        int last = counts.size() - 1;
        return new Sparkline(
                path(counts, most),
                highest(countsBefore) == 0 ? "" : path(countsBefore, most),
                text(WIDTH),
                text(y(counts.get(last), most)));
    }

    private static long highest(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static String path(List<Long> counts, long most) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < counts.size(); i++) {
            path.append(i == 0 ? 'M' : 'L')
                    .append(text(WIDTH * i / (counts.size() - 1)))
                    .append(' ')
                    .append(text(y(counts.get(i), most)));
        }
        return path.toString();
    }

    private static double y(long count, long most) {
        return most == 0 ? FLOOR : FLOOR - (FLOOR - CEILING) * count / most;
    }

    private static String text(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
