package org.loyaltyloop.web.page.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.loyaltyloop.loop.HeatCell;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.i18n.Formats;

/**
 * Which department meets customers along which channel: the more, the deeper the colour. Channels
 * and departments that had none are left out.
 *
 * @param channels the columns
 * @param rows one a department
 */
public record HeatTable(List<Channel> channels, List<Row> rows) {

    private static final int LEVELS = 5;

    /** A department, its cells in the order of the channels, and all of them together. */
    public record Row(Department department, List<Cell> cells, Figure all) {}

    /**
     * A number of touchpoints.
     *
     * @param level 0 for none, up to {@value #LEVELS} for the most of the table
     */
    public record Cell(Figure figure, int level) {}

    /** Copies the lists. */
    public HeatTable {
        channels = List.copyOf(channels);
        rows = List.copyOf(rows);
    }

    /** The table of a stage. */
    static HeatTable of(
            List<HeatCell> heat, LoopStage stage, LoopAddress address, Formats formats) {
        Map<Department, Map<Channel, Long>> counts = new EnumMap<>(Department.class);
        heat.stream()
                .filter(cell -> cell.stage() == stage)
                .forEach(
                        cell ->
                                counts.computeIfAbsent(
                                                cell.department(),
                                                d -> new EnumMap<>(Channel.class))
                                        .merge(cell.channel(), cell.touchpoints(), Long::sum));
        List<Channel> channels =
                Arrays.stream(Channel.values())
                        .filter(
                                channel ->
                                        counts.values().stream()
                                                .anyMatch(row -> row.containsKey(channel)))
                        .toList();
        long most =
                counts.values().stream()
                        .flatMap(row -> row.values().stream())
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(1);
        List<Row> rows = new ArrayList<>();
        counts.forEach(
                (department, row) -> {
                    List<Cell> cells = new ArrayList<>();
                    for (Channel channel : channels) {
                        long n = row.getOrDefault(channel, 0L);
                        cells.add(
                                new Cell(
                                        Figure.count(
                                                n,
                                                address.touchpoints(stage, department, channel),
                                                formats),
                                        (int) ((LEVELS * n + most - 1) / most)));
                    }
                    long all = row.values().stream().mapToLong(Long::longValue).sum();
                    rows.add(
                            new Row(
                                    department,
                                    cells,
                                    Figure.count(
                                            all, address.touchpoints(stage, department), formats)));
                });
        return new HeatTable(channels, rows);
    }
}
