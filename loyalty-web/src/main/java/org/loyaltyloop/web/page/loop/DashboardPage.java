package org.loyaltyloop.web.page.loop;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.loyaltyloop.loop.LoopFigures;
import org.loyaltyloop.loop.LoopFilter;
import org.loyaltyloop.loop.LoopQueries;
import org.loyaltyloop.loop.LoopTotals;
import org.loyaltyloop.loop.StageFigures;
import org.loyaltyloop.loop.StageSet;
import org.loyaltyloop.loop.WeekCount;
import org.loyaltyloop.staff.StaffQueries;
import org.loyaltyloop.staff.TeamRow;
import org.loyaltyloop.web.component.BigRing;
import org.loyaltyloop.web.component.FilterChip;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/** How the firm does in the eight stages; in pages {@code loopDashboard}. */
@Named("loopDashboard")
@RequestScoped
public class DashboardPage {

    private static final String VIEW = "view";
    private static final String TABLE = "table";

    private final LoopQueries queries;
    private final StaffQueries staff;
    private final Formats formats;
    private final LoopAddress address;

    private List<TeamRow> teams = List.of();
    private List<WeekCount> weeks = List.of();

    @SuppressWarnings("NullAway.Init")
    private LoopFigures figures;

    @SuppressWarnings("NullAway.Init")
    private LoopFigures before;

    @Inject
    DashboardPage(
            LoopQueries queries,
            StaffQueries staff,
            Formats formats,
            CurrentUser me,
            HttpServletRequest request) {
        this.queries = queries;
        this.staff = staff;
        this.formats = formats;
        this.address =
                new LoopAddress(
                        UrlQuery.of(request.getParameterMap()), formats.today(), me.actor());
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected DashboardPage() {
        this.queries = null;
        this.staff = null;
        this.formats = null;
        this.address = null;
    }

    @PostConstruct
    void load() {
        LoopFilter filter = address.filter();
        teams = staff.teams();
        figures = queries.figures(filter);
        before = queries.figures(filter.previous());
        weeks = queries.trend(filter, 2 * StageLine.WEEKS);
    }

    /** The period, and what it is compared with. */
    public String getPeriodWords() {
        return formats.text(
                "loop.dashboard.sub",
                LoopFilters.words(address.period(), formats),
                LoopFilters.words(address.period().previous(), formats));
    }

    /** The filters. */
    public List<FilterChip> getChips() {
        return LoopFilters.chips(address, teams, formats);
    }

    /**
     * What the chips send along unseen: dates of one's own, until a named period takes their place.
     */
    public List<LoopAddress.Carried> getCarried() {
        return address.carried(LoopAddress.FROM, LoopAddress.TO, VIEW);
    }

    /** What the dates of one's own send along unseen. */
    public List<LoopAddress.Carried> getCarriedByDates() {
        return address.carried(LoopAddress.TEAM, LoopAddress.DEPARTMENT, VIEW);
    }

    /** Whether the period is given by dates of one's own. */
    public boolean isCustom() {
        return address.customPeriod().isPresent();
    }

    /** First day of the period, for the fields of one's own dates. */
    public String getFrom() {
        return address.period().from().toString();
    }

    /** Last day of the period, for the fields of one's own dates. */
    public String getTo() {
        return address.period().to().minusDays(1).toString();
    }

    /** Whether anything narrows the figures. */
    public boolean isFiltered() {
        return address.filtered();
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

    /** Whether the ring is shown as a table. */
    public boolean isTable() {
        return address.query().has(VIEW, TABLE);
    }

    /** The same page with the ring. */
    public String getRingLink() {
        return address.query().without(VIEW).on(LoopAddress.DASHBOARD);
    }

    /** The same page with the ring as a table. */
    public String getTableLink() {
        return address.query().with(VIEW, TABLE).on(LoopAddress.DASHBOARD);
    }

    /** The big ring. */
    public BigRing getRing() {
        List<BigRing.Segment> segments = new ArrayList<>();
        for (StageFigures stage : figures.stages()) {
            boolean silent = stage.touchpoints() == 0 && stage.accountsNow() == 0;
            segments.add(
                    new BigRing.Segment(
                            stage.stage(),
                            formats.number(stage.accountsNow()),
                            formats.text(
                                    "loop.ring.segment",
                                    formats.label(stage.stage()),
                                    stage.accountsNow(),
                                    stage.stalled()),
                            silent
                                    ? formats.text("loop.ring.silent")
                                    : formats.text("loop.ring.stalled", stage.stalled()),
                            silent,
                            silent,
                            stage.conversion().measured()
                                    ? formats.percent(stage.conversion().value().getAsDouble())
                                    : "",
                            address.accounts(stage.stage(), StageSet.NOW)));
        }
        return new BigRing(
                formats.text("loop.ring.label"),
                segments,
                formats.number(figures.totals().accountsInLoop()),
                formats.text("loop.ring.centre"));
    }

    /** The figures over all stages. */
    public List<Tile> getTiles() {
        LoopTotals totals = figures.totals();
        StageFigures mostStalled =
                figures.stages().stream()
                        .max(Comparator.comparingLong(StageFigures::stalled))
                        .orElseThrow();
        return List.of(
                new Tile(
                        "loop.kpi.accounts",
                        formats.number(totals.accountsInLoop()),
                        "/accounts/list",
                        difference(totals.accountsInLoop(), before.totals().accountsInLoop())),
                new Tile(
                        "loop.kpi.closure",
                        totals.closure().measured()
                                ? formats.percent(totals.closure().value().getAsDouble())
                                : "–",
                        "",
                        totals.closure().measured()
                                ? formats.text("loop.kpi.closure.of", totals.closure().n())
                                : formats.text("loop.kpi.closure.none")),
                new Tile(
                        "loop.kpi.stalled",
                        formats.number(totals.stalled()),
                        "/accounts/list?stalled=true",
                        mostStalled.stalled() == 0
                                ? formats.text("loop.kpi.stalled.none")
                                : formats.text(
                                        "loop.kpi.stalled.most",
                                        formats.label(mostStalled.stage()))),
                new Tile(
                        "loop.kpi.touchpoints",
                        formats.number(totals.touchpoints()),
                        address.touchpoints(),
                        formats.text("loop.kpi.touchpoints.of", totals.accounts())),
                new Tile(
                        "loop.kpi.lap",
                        Words.days(totals.medianLapDays(), formats),
                        "",
                        formats.text("loop.kpi.lap.of", totals.lapsEnded())));
    }

    /** What stands out. */
    public List<Remark> getRemarks() {
        return Standout.between(before.stages(), figures.stages()).stream()
                .map(standout -> Remark.of(standout, address, formats))
                .toList();
    }

    /** The stages, one line each. */
    public List<StageLine> getLines() {
        List<StageLine> lines = new ArrayList<>();
        for (StageFigures stage : figures.stages()) {
            lines.add(StageLine.of(stage, before.of(stage.stage()), weeks, address, formats));
        }
        return lines;
    }

    private String difference(long now, long then) {
        return now == then
                ? formats.text("loop.kpi.same")
                : formats.text(
                        now > then ? "loop.kpi.more" : "loop.kpi.fewer", Math.abs(now - then));
    }

    /**
     * A figure over all stages.
     *
     * @param key of its name
     * @param value ready to show
     * @param href what is behind it; empty where a list would not show it
     * @param note the line under it
     */
    public record Tile(String key, String value, String href, String note) {}
}
