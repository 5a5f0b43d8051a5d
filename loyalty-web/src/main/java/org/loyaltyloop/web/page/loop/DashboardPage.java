package org.loyaltyloop.web.page.loop;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.loop.LoopFigures;
import org.loyaltyloop.loop.LoopFilter;
import org.loyaltyloop.loop.LoopPulse;
import org.loyaltyloop.loop.LoopQueries;
import org.loyaltyloop.loop.LoopTotals;
import org.loyaltyloop.loop.StageFigures;
import org.loyaltyloop.loop.StageSet;
import org.loyaltyloop.loop.StageSetting;
import org.loyaltyloop.loop.StageSettings;
import org.loyaltyloop.loop.WeekCount;
import org.loyaltyloop.web.component.BigRing;
import org.loyaltyloop.web.i18n.Formats;

/** How the firm does in the eight stages; in pages {@code loopDashboard}. */
@Named("loopDashboard")
@RequestScoped
public class DashboardPage {

    private static final String TABLE = "table";

    private final LoopQueries queries;
    private final StageSettings settings;
    private final LoopPulse pulse;
    private final Formats formats;
    private final LoopRequest request;
    private final LoopAddress address;

    private long revision;
    private List<WeekCount> weeks = List.of();
    private List<StageSetting> stageSettings = List.of();

    @SuppressWarnings("NullAway.Init")
    private LoopFigures figures;

    @SuppressWarnings("NullAway.Init")
    private LoopFigures before;

    @Inject
    DashboardPage(
            LoopQueries queries,
            StageSettings settings,
            LoopPulse pulse,
            Formats formats,
            LoopRequest request) {
        this.queries = queries;
        this.settings = settings;
        this.pulse = pulse;
        this.formats = formats;
        this.request = request;
        this.address = request.address();
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected DashboardPage() {
        this.queries = null;
        this.settings = null;
        this.pulse = null;
        this.formats = null;
        this.request = null;
        this.address = null;
    }

    @PostConstruct
    void load() {
        LoopFilter filter = address.filter();
        revision = pulse.revision();
        stageSettings = settings.all();
        figures = queries.figures(filter);
        before = queries.figures(address.compared());
        weeks = queries.trend(filter.in(wholeWeeks(filter.period())), 2 * StageLine.WEEKS);
    }

    /** Up to the last Sunday: a week that has only begun would look like a fall. */
    private static Period wholeWeeks(Period period) {
        LocalDate end = period.to().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Period(end.minusWeeks(2L * StageLine.WEEKS), end);
    }

    /** What the figures were read at or after: the script compares it with the news. */
    public long getRevision() {
        return revision;
    }

    /** The period, and what it is compared with. */
    public String getPeriodWords() {
        return formats.text(
                "loop.dashboard.sub",
                LoopFilters.words(address.period(), formats),
                LoopFilters.words(address.comparedPeriod(), formats));
    }

    /** The days that the figures are compared with. */
    public String getComparedWords() {
        return LoopFilters.words(address.comparedPeriod(), formats);
    }

    /** How accounts go from stage to stage. */
    public String getPathsLink() {
        return address.paths();
    }

    /** The figures as a file; empty for whoever may not export. */
    public String getExportLink() {
        return request.export(LoopExport.FIGURES);
    }

    /** The filters. */
    public FilterBar getBar() {
        return request.bar(LoopAddress.DASHBOARD, List.of(), List.of(LoopAddress.VIEW));
    }

    /** Whether the figures are of one department, which narrows some of them only. */
    public boolean isOfDepartment() {
        return address.department().isPresent();
    }

    /** Whether there is nothing to show in this period. */
    public boolean isNothing() {
        LoopTotals totals = figures.totals();
        return totals.touchpoints() == 0 && totals.accountsInLoop() == 0;
    }

    /** What has come in but is not counted yet, in words; empty when all is. */
    public String getPendingWords() {
        return figures.pending() == 0 ? "" : formats.text("loop.pending", figures.pending());
    }

    /** Whether the ring is shown as a table. */
    public boolean isTable() {
        return address.query().has(LoopAddress.VIEW, TABLE);
    }

    /** The same page with the ring. */
    public String getRingLink() {
        return address.query().without(LoopAddress.VIEW).on(LoopAddress.DASHBOARD);
    }

    /** The same page with the ring as a table. */
    public String getTableLink() {
        return address.query().with(LoopAddress.VIEW, TABLE).on(LoopAddress.DASHBOARD);
    }

    /** The big ring. */
    public BigRing getRing() {
        List<BigRing.Segment> segments = figures.stages().stream().map(this::segment).toList();
        return new BigRing(
                formats.text("loop.ring.label"),
                segments,
                formats.brief(figures.totals().accountsInLoop()),
                formats.number(figures.totals().accountsInLoop()),
                formats.text("loop.ring.centre"));
    }

    private BigRing.Segment segment(StageFigures stage) {
        StageSetting setting = stageSettings.get(stage.stage().ordinal());
        boolean silent = stage.touchpoints() == 0 && stage.accountsNow() == 0;
        String note =
                silent
                        ? formats.text("loop.ring.silent")
                        : !setting.measured()
                                ? formats.text("loop.gap.unmeasured.short")
                                : setting.unowned()
                                        ? formats.text("loop.gap.unowned.short")
                                        : formats.text("loop.ring.stalled", stage.stalled());
        return new BigRing.Segment(
                stage.stage(),
                formats.brief(stage.accountsNow()),
                formats.text(
                        "loop.ring.segment",
                        formats.label(stage.stage()),
                        stage.accountsNow(),
                        stage.stalled()),
                note,
                silent || setting.gap(),
                silent || !setting.measured(),
                stage.conversion().measured()
                        ? formats.percent(stage.conversion().value().getAsDouble())
                        : "",
                address.accounts(stage.stage(), StageSet.NOW));
    }

    /** The figures over all stages. */
    public List<Tile> getTiles() {
        return Tile.all(figures, before, stageSettings, address, formats);
    }

    /** What stands out. */
    public List<Remark> getRemarks() {
        return Standout.between(before.stages(), figures.stages(), stageSettings).stream()
                .map(standout -> Remark.of(standout, address, formats))
                .toList();
    }

    /** The stages, one line each. */
    public List<StageLine> getLines() {
        return figures.stages().stream()
                .map(
                        stage ->
                                StageLine.of(
                                        stage,
                                        before.of(stage.stage()),
                                        stageSettings.get(stage.stage().ordinal()),
                                        weeks,
                                        address,
                                        formats))
                .toList();
    }

    /** Where the table of stages by binding is told. */
    public String getBindingPart() {
        return address.binding("/binding/stages");
    }

    /** What binds the same accounts. */
    public String getBindingLink() {
        return address.binding("/binding/overview");
    }
}
