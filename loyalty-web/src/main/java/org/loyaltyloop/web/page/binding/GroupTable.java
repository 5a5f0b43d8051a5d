package org.loyaltyloop.web.page.binding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.binding.BindingGroup;
import org.loyaltyloop.binding.BindingLevel;
import org.loyaltyloop.binding.BindingOverview;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.i18n.Formats;

/**
 * Accounts told apart, with how many of each a level binds below moderate; every cell opens them.
 */
final class GroupTable {

    private static final int HEAT = 5;

    private final Formats formats;
    private final BindingAddress address;

    GroupTable(Formats formats, BindingAddress address) {
        this.formats = formats;
        this.address = address;
    }

    /**
     * A number of accounts that leads to them.
     *
     * @param share of all accounts of the row, in percent
     * @param heat 0 for none, up to {@value #HEAT} for all
     */
    public record Cell(String text, String href, String share, int heat) {}

    /**
     * A group of accounts.
     *
     * @param stage the stage, where accounts are told apart by it; null otherwise
     * @param name what it is called otherwise
     */
    public record Line(
            @Nullable LoopStage stage,
            String name,
            String accounts,
            String href,
            List<Cell> cells) {}

    List<Line> lines(BindingGroup by, List<BindingOverview.Group> groups) {
        return groups.stream().map(group -> line(by, group)).toList();
    }

    private Line line(BindingGroup by, BindingOverview.Group group) {
        Optional<LoopStage> stage =
                by == BindingGroup.STAGE
                        ? group.key().map(Integer::parseInt).map(LoopStage::of)
                        : Optional.empty();
        return new Line(
                stage.orElse(null),
                group.name().orElseGet(() -> formats.text("binding.group.none." + by)),
                formats.number(group.accounts()),
                address.overview(by, group),
                Arrays.stream(BindingLevel.values())
                        .map(
                                level ->
                                        cell(
                                                formats,
                                                group.weak().get(level.ordinal()),
                                                group.accounts(),
                                                address.weak(by, group, level)))
                        .toList());
    }

    static Cell cell(Formats formats, long n, long of, String href) {
        long percent = of == 0 ? 0 : Math.round(100.0 * n / of);
        int heat = n == 0 ? 0 : (int) Math.min(HEAT, 1 + HEAT * n / Math.max(1, of));
        return new Cell(formats.number(n), href, formats.text("binding.share", percent), heat);
    }
}
