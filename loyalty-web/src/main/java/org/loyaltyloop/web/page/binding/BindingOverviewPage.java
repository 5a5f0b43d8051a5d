package org.loyaltyloop.web.page.binding;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.loyaltyloop.binding.Band;
import org.loyaltyloop.binding.BindingGroup;
import org.loyaltyloop.binding.BindingLevel;
import org.loyaltyloop.binding.BindingOverview;
import org.loyaltyloop.binding.BindingOverviewQueries;
import org.loyaltyloop.binding.BindingSet;
import org.loyaltyloop.binding.BoundAccount;
import org.loyaltyloop.web.component.FilterChip;
import org.loyaltyloop.web.i18n.Formats;

/** Binding over all accounts, for managers; in pages {@code bindingOverview}. */
@Named("bindingOverview")
@RequestScoped
public class BindingOverviewPage {

    private static final int FEW = 5;
    private static final int TENTHS = 10;

    private final BindingOverviewQueries queries;
    private final BindingAddress address;
    private final Formats formats;
    private BindingOverview overview = new BindingOverview(0, List.of(), Map.of(), List.of());
    private List<BoundAccount> hostages = List.of();
    private List<BoundAccount> rising = List.of();
    private List<BoundAccount> falling = List.of();
    private List<FilterChip> chips = List.of();

    @Inject
    BindingOverviewPage(BindingOverviewQueries queries, BindingAddress address, Formats formats) {
        this.queries = queries;
        this.address = address;
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BindingOverviewPage() {
        this.queries = null;
        this.address = null;
        this.formats = null;
    }

    @PostConstruct
    void load() {
        overview = queries.overview(address.filter(), address.by());
        hostages = queries.accounts(address.filter(), BindingSet.HOSTAGES, FEW);
        rising = queries.accounts(address.filter(), BindingSet.RISING, FEW);
        falling = queries.accounts(address.filter(), BindingSet.FALLING, FEW);
        chips = address.chips();
    }

    /** A level with a cell for each band. */
    public record LevelRow(
            BindingLevel level,
            List<GroupTable.Cell> cells,
            String mean,
            String change,
            boolean down) {}

    /** A tenth of the scale, with how many accounts of each level lie in it. */
    public record TenthRow(String range, List<Bar> bars) {}

    /** How many accounts, and their share of all for a bar. */
    public record Bar(BindingLevel level, String text, String width) {}

    /** A list of accounts: its name, how many there are, and where they are. */
    public record SetTile(BindingSet set, String count, String href) {}

    /** All counts. */
    public BindingOverview getOverview() {
        return overview;
    }

    /** The filters, with what is chosen. */
    public List<FilterChip> getChips() {
        return chips;
    }

    /** Whether anything restricts the accounts. */
    public boolean isFiltered() {
        return address.isFiltered();
    }

    /** The bands in their order. */
    public Band[] getBands() {
        return Band.values();
    }

    /** The levels in their order. */
    public BindingLevel[] getLevels() {
        return BindingLevel.values();
    }

    /** Levels by bands. */
    public List<LevelRow> getMatrix() {
        return overview.levels().stream()
                .map(
                        level ->
                                new LevelRow(
                                        level.level(),
                                        Arrays.stream(Band.values())
                                                .map(
                                                        band ->
                                                                cell(
                                                                        level.bands()
                                                                                .get(
                                                                                        band
                                                                                                .ordinal()),
                                                                        overview.accounts(),
                                                                        address.accounts(
                                                                                level.level(),
                                                                                band)))
                                                .toList(),
                                        formats.decimal(level.mean(), 1),
                                        change(level.mean() - level.meanBefore()),
                                        level.mean() < level.meanBefore()))
                .toList();
    }

    /** What the accounts are told apart by. */
    public BindingGroup getBy() {
        return address.by();
    }

    /** What they can be told apart by. */
    public List<GroupTab> getTabs() {
        return Arrays.stream(BindingGroup.values())
                .map(by -> new GroupTab(by, by == address.by(), address.by(by)))
                .toList();
    }

    /** A way to tell accounts apart. */
    public record GroupTab(BindingGroup by, boolean current, String href) {}

    /** The accounts told apart, with those that a level binds weakly. */
    public List<GroupTable.Line> getGroups() {
        return new GroupTable(formats, address).lines(address.by(), overview.groups());
    }

    /** The distribution of scores, highest tenth first. */
    public List<TenthRow> getDistribution() {
        return IntStream.range(0, TENTHS)
                .map(i -> TENTHS - 1 - i)
                .mapToObj(
                        tenth ->
                                new TenthRow(
                                        tenth * TENTHS
                                                + "–"
                                                + (tenth == TENTHS - 1
                                                        ? TENTHS * TENTHS
                                                        : tenth * TENTHS + TENTHS - 1),
                                        overview.levels().stream()
                                                .map(level -> bar(level, tenth))
                                                .toList()))
                .toList();
    }

    private Bar bar(BindingOverview.LevelCounts level, int tenth) {
        long n = level.tenths().get(tenth);
        return new Bar(
                level.level(),
                formats.number(n),
                Long.toString(n == 0 ? 0 : Math.max(1, 100 * n / overview.accounts())));
    }

    /** The lists that a manager acts on. */
    public List<SetTile> getTiles() {
        return List.of(
                        BindingSet.HOSTAGES,
                        BindingSet.HELD_UNASKED,
                        BindingSet.LOCK_IN_ONLY,
                        BindingSet.UNBOUND)
                .stream()
                .map(
                        set ->
                                new SetTile(
                                        set,
                                        formats.number(overview.sets().getOrDefault(set, 0L)),
                                        address.accounts(set)))
                .toList();
    }

    /** The few accounts at hostage risk with the strongest lock-in. */
    public List<BoundAccount> getHostages() {
        return hostages;
    }

    /** The few accounts that gained most. */
    public List<BoundAccount> getRising() {
        return rising;
    }

    /** The few accounts that lost most. */
    public List<BoundAccount> getFalling() {
        return falling;
    }

    /** Where all accounts of a list are. */
    public String link(BindingSet set) {
        return address.accounts(set);
    }

    /** A change of a score, with its sign. */
    public String change(double change) {
        String number = formats.decimal(Math.abs(change), 1);
        return Math.abs(change) < 0.05 ? "0" : (change > 0 ? "+" : "−") + number;
    }

    private GroupTable.Cell cell(long n, long of, String href) {
        return GroupTable.cell(formats, n, of, href);
    }
}
