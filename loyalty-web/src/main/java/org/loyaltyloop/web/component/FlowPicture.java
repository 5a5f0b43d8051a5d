package org.loyaltyloop.web.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What flows into something and out of it: bands as thick as what they carry, from the left into a
 * bar in the middle and on to the right, all on one scale. Values are attribute texts for a box of
 * 720 by {@link #height}.
 *
 * @param bands in and out
 * @param barY top of the bar in the middle
 * @param barHeight its height
 */
public record FlowPicture(List<Band> bands, String height, String barY, String barHeight) {

    /** Where the bar stands in the box. */
    public static final String BAR_X = "352";

    private static final double LEFT = 190;
    private static final double BAR_LEFT = 352;
    private static final double BAR_RIGHT = 368;
    private static final double RIGHT = 530;
    private static final double MOST = 200;
    private static final double ROW = 26;
    private static final double THINNEST = 1.5;
    private static final double TOP = 8;
    private static final double AWAY = 8;

    /**
     * Something that flows.
     *
     * @param label where from, or where to, with its amount
     * @param kind class that colours it
     * @param n how much, 1 or more
     * @param href what is behind it; may be empty
     */
    public record Flow(String label, String kind, long n, String href) {}

    /** A band, and where its label stands. */
    public record Band(
            String path,
            String kind,
            String label,
            String href,
            String labelX,
            String labelY,
            String anchor) {}

    /** Copies the list. */
    public FlowPicture {
        bands = List.copyOf(bands);
    }

    /** Draws flows in their order, from top to bottom. */
    public static FlowPicture of(List<Flow> in, List<Flow> out) {
        long most = Math.max(1, Math.max(sum(in), sum(out)));
        double scale = MOST / most;
        double height = 2 * TOP + Math.max(side(in, scale), side(out, scale));
        double bar = Math.max(thick(in, scale), thick(out, scale));
        double barTop = (height - bar) / 2;
        List<Band> bands = new ArrayList<>();
        draw(bands, in, scale, height, barTop + (bar - thick(in, scale)) / 2, true);
        draw(bands, out, scale, height, barTop + (bar - thick(out, scale)) / 2, false);
        return new FlowPicture(bands, text(height), text(barTop), text(bar));
    }

    private static void draw(
            List<Band> bands,
            List<Flow> flows,
            double scale,
            double height,
            double barTop,
            boolean in) {
        double end = (height - side(flows, scale)) / 2;
        double middle = barTop;
        for (Flow flow : flows) {
            double thickness = thickness(flow, scale);
            double room = Math.max(ROW, thickness + 4);
            double outer = end + (room - thickness) / 2;
            bands.add(
                    new Band(
                            in
                                    ? band(LEFT, outer, BAR_LEFT, middle, thickness)
                                    : band(BAR_RIGHT, middle, RIGHT, outer, thickness),
                            flow.kind(),
                            flow.label(),
                            flow.href(),
                            text(in ? LEFT - AWAY : RIGHT + AWAY),
                            text(outer + thickness / 2 + 4),
                            in ? "end" : "start"));
            end += room;
            middle += thickness;
        }
    }

    private static String band(double x, double y, double toX, double toY, double thickness) {
        double bend = (x + toX) / 2;
        return "M"
                + text(x)
                + " "
                + text(y)
                + "C"
                + text(bend)
                + " "
                + text(y)
                + " "
                + text(bend)
                + " "
                + text(toY)
                + " "
                + text(toX)
                + " "
                + text(toY)
                + "V"
                + text(toY + thickness)
                + "C"
                + text(bend)
                + " "
                + text(toY + thickness)
                + " "
                + text(bend)
                + " "
                + text(y + thickness)
                + " "
                + text(x)
                + " "
                + text(y + thickness)
                + "Z";
    }

    private static double thickness(Flow flow, double scale) {
        return Math.max(THINNEST, flow.n() * scale);
    }

    private static double thick(List<Flow> flows, double scale) {
        return flows.stream().mapToDouble(flow -> thickness(flow, scale)).sum();
    }

    private static double side(List<Flow> flows, double scale) {
        return flows.stream().mapToDouble(flow -> Math.max(ROW, thickness(flow, scale) + 4)).sum();
    }

    private static long sum(List<Flow> flows) {
        return flows.stream().mapToLong(Flow::n).sum();
    }

    private static String text(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
