package org.loyaltyloop.web.page.pipeline;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.opportunity.LostReason;
import org.loyaltyloop.opportunity.OpportunityFilter;
import org.loyaltyloop.opportunity.Phase;
import org.loyaltyloop.opportunity.PhaseSum;
import org.loyaltyloop.opportunity.Phases;
import org.loyaltyloop.opportunity.SalesFigures;
import org.loyaltyloop.opportunity.SalesFigures.Person;
import org.loyaltyloop.opportunity.SalesQueries;
import org.loyaltyloop.opportunity.SalesTargets;
import org.loyaltyloop.opportunity.Worth;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.component.FilterChip;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/**
 * The dashboard of sales: every figure leads to the records behind it; in pages {@code
 * salesDashboard}.
 */
@Named("salesDashboard")
@RequestScoped
public class DashboardPage {

    private static final String PERIOD = "period";
    private static final String QUARTER = "90";
    private static final List<String> DAYS = List.of("30", QUARTER, "180", "365");
    private static final int MONTHS_BACK = 5;
    private static final int MONTHS_AHEAD = 6;

    private final SalesQueries sales;
    private final SalesTargets targets;
    private final Phases phases;
    private final PipelineChips chips;
    private final Amounts amounts;
    private final CurrentUser me;
    private final Formats formats;
    private final UrlQuery query;

    private @Nullable SalesFigures figures;
    private @Nullable List<Line> reasonLines;
    private @Nullable List<FilterChip> shownChips;
    private @Nullable Map<UserId, Map<YearMonth, BigDecimal>> aims;
    private @Nullable Map<String, Phase> pipeline;

    @Inject
    DashboardPage(
            SalesQueries sales,
            SalesTargets targets,
            Phases phases,
            PipelineChips chips,
            Amounts amounts,
            CurrentUser me,
            Formats formats,
            HttpServletRequest request) {
        this.sales = sales;
        this.targets = targets;
        this.phases = phases;
        this.chips = chips;
        this.amounts = amounts;
        this.me = me;
        this.formats = formats;
        this.query = UrlQuery.of(request.getParameterMap());
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected DashboardPage() {
        this.sales = null;
        this.targets = null;
        this.phases = null;
        this.chips = null;
        this.amounts = null;
        this.me = null;
        this.formats = null;
        this.query = UrlQuery.empty();
    }

    /** A row of a table: a name, figures in words, and where they lead. */
    public record Line(String name, List<Cell> cells) {}

    /**
     * A figure.
     *
     * @param href the records behind it; empty for none
     */
    public record Cell(String text, String href) {}

    /**
     * A month of the chart; heights of a drawing 100 high.
     *
     * @param x its left edge
     */
    public record Bar(String label, int x, double won, double expected, double aim, boolean aimed) {

        /** Where the bar of what was won begins, from above. */
        public double wonTop() {
            return 100 - won;
        }

        /** Where the bar of what is expected begins, which stands on the other. */
        public double expectedTop() {
            return 100 - won - expected;
        }

        /** Where the target is. */
        public double aimTop() {
            return 100 - aim;
        }

        /** The middle. */
        public int middle() {
            return x + 20;
        }

        /** The right edge of the target. */
        public int right() {
            return x + 40;
        }
    }

    private OpportunityFilter filter() {
        return PipelineAddress.filter(
                query.only(List.of(PipelineAddress.OWNER, PipelineAddress.TEAM)), me.actor());
    }

    private UrlQuery whose() {
        return query.only(List.of(PipelineAddress.OWNER, PipelineAddress.TEAM));
    }

    private String chosenDays() {
        return query.first(PERIOD).filter(DAYS::contains).orElse(QUARTER);
    }

    private Period period() {
        LocalDate tomorrow = formats.today().plusDays(1);
        return new Period(tomorrow.minusDays(Integer.parseInt(chosenDays())), tomorrow);
    }

    private YearMonth from() {
        return YearMonth.from(formats.today()).minusMonths(MONTHS_BACK);
    }

    private YearMonth to() {
        return YearMonth.from(formats.today()).plusMonths(MONTHS_AHEAD);
    }

    /** The figures. */
    public SalesFigures getFigures() {
        SalesFigures known = figures;
        if (known == null) {
            OpportunityFilter filter = filter();
            known = sales.figures(filter.owner(), filter.team(), period(), from(), to());
            figures = known;
        }
        return known;
    }

    /** The period in words. */
    public String getPeriodWords() {
        Period period = period();
        return formats.text("pipeline.sales.period", period.from(), period.to().minusDays(1));
    }

    /** The filters, with what is chosen. */
    public List<FilterChip> getChips() {
        List<FilterChip> known = shownChips;
        if (known == null) {
            known = filters();
            shownChips = known;
        }
        return known;
    }

    private List<FilterChip> filters() {
        List<FilterChip> all = new ArrayList<>();
        all.add(
                FilterChip.of(
                        PERIOD,
                        formats.text("pipeline.sales.days"),
                        DAYS.stream()
                                .map(
                                        days ->
                                                new FilterChip.Option(
                                                        days,
                                                        formats.text(
                                                                "pipeline.sales.last",
                                                                Integer.valueOf(days)),
                                                        0,
                                                        days.equals(chosenDays())))
                                .toList(),
                        true,
                        formats));
        all.addAll(chips.people(query));
        return all;
    }

    /** What was won, in words. */
    public String getWonWorth() {
        return amounts.words(getFigures().wonWorth());
    }

    /** What is open, in words. */
    public String getOpenWorth() {
        return amounts.words(amounts.values(getFigures().pipeline()));
    }

    /** What is open, weighted, in words. */
    public String getOpenWeighted() {
        return amounts.words(amounts.weighted(getFigures().pipeline()));
    }

    /** The share that was won. */
    public String getWinRate() {
        return rate(getFigures().winRate());
    }

    /** How sure that share is, in words. */
    public String getWinRateWords() {
        Measure rate = getFigures().winRate();
        return rate.sufficient()
                ? formats.text(
                        "pipeline.sales.interval",
                        formats.percent(rate.low().orElse(0)),
                        formats.percent(rate.high().orElse(1)),
                        rate.n())
                : formats.text("pipeline.sales.insufficient", rate.n(), Measure.SUFFICIENT);
    }

    private String rate(Measure rate) {
        return rate.measured() ? formats.percent(rate.value().orElse(0)) : "–";
    }

    /** The median cycle. */
    public String getCycle() {
        return getFigures().cycleDays().map(days -> formats.days(Math.round(days))).orElse("–");
    }

    /** Within how long nine in ten are won, in words. */
    public String getCycleWords() {
        return getFigures()
                .slowCycleDays()
                .map(days -> formats.text("pipeline.sales.cycle.slow", Math.round(days)))
                .orElseGet(() -> formats.text("pipeline.sales.cycle.none"));
    }

    private String list(String... pairs) {
        UrlQuery asked = whose();
        for (int i = 0; i < pairs.length; i += 2) {
            asked = asked.with(pairs[i], pairs[i + 1]);
        }
        return asked.on(PipelineAddress.LIST);
    }

    /** The records opened in the period. */
    public String getOpenedLink() {
        return list(PipelineAddress.OPENED, PipelineAddress.days(period()));
    }

    /** The records won in the period. */
    public String getWonLink() {
        return ended("WON");
    }

    /** The records lost in the period. */
    public String getLostLink() {
        return ended("LOST");
    }

    /** All that was decided in the period. */
    public String getDecidedLink() {
        return list(PipelineAddress.CLOSED, PipelineAddress.days(period()));
    }

    private String ended(String kind) {
        return list(
                PipelineAddress.KIND, kind, PipelineAddress.CLOSED, PipelineAddress.days(period()));
    }

    /** The records that are open. */
    public String getOpenLink() {
        return list(PipelineAddress.KIND, "OPEN");
    }

    /** The open phases: how many, worth, weighted, mean age. */
    public List<Line> getPhaseLines() {
        List<Line> lines = new ArrayList<>();
        for (Phase phase : pipeline().values()) {
            List<PhaseSum> sums =
                    getFigures().pipeline().stream()
                            .filter(s -> s.phase().equals(phase.code()))
                            .toList();
            long n = sums.stream().mapToLong(PhaseSum::count).sum();
            if (phase.open() && (phase.active() || n > 0)) {
                double age = sums.stream().mapToDouble(PhaseSum::ageDays).sum();
                lines.add(
                        new Line(
                                phase.name(formats.getLocale()),
                                List.of(
                                        new Cell(
                                                formats.number(n),
                                                list(PipelineAddress.PHASE, phase.code())),
                                        new Cell(amounts.words(amounts.values(sums)), ""),
                                        new Cell(amounts.words(amounts.weighted(sums)), ""),
                                        new Cell(
                                                n == 0 ? "–" : formats.days(Math.round(age / n)),
                                                ""))));
            }
        }
        return lines;
    }

    /** Why opportunities were lost. */
    public List<Line> getReasonLines() {
        List<Line> known = reasonLines;
        if (known == null) {
            known = reasons();
            reasonLines = known;
        }
        return known;
    }

    private List<Line> reasons() {
        Map<String, String> names =
                phases.reasons().stream()
                        .collect(
                                Collectors.toMap(
                                        LostReason::code, r -> r.name(formats.getLocale())));
        return getFigures().reasons().stream()
                .map(
                        lost ->
                                new Line(
                                        lost.code()
                                                .map(code -> names.getOrDefault(code, code))
                                                .orElseGet(
                                                        () -> formats.text("pipeline.lost.none")),
                                        List.of(
                                                new Cell(
                                                        formats.number(lost.count()),
                                                        list(
                                                                PipelineAddress.LOST,
                                                                lost.code()
                                                                        .orElse(
                                                                                PipelineAddress
                                                                                        .NOBODY),
                                                                PipelineAddress.CLOSED,
                                                                PipelineAddress.days(period()))),
                                                new Cell(amounts.words(lost.worth()), ""))))
                .toList();
    }

    /** Touchpoints of sales, by stage. */
    public List<Line> getActivityLines() {
        return getFigures().activity().stream()
                .map(
                        activity -> {
                            LoopStage stage = LoopStage.of(activity.stage());
                            UrlQuery records =
                                    whose().with("stage", stage.name())
                                            .with("department", "SALES")
                                            .with("from", period().from().toString())
                                            .with("to", period().to().minusDays(1).toString());
                            return new Line(
                                    formats.label(stage),
                                    List.of(
                                            new Cell(
                                                    formats.number(activity.touchpoints()),
                                                    records.on("/loop/touchpoints"))));
                        })
                .toList();
    }

    /** Each owner: open, won, lost, win rate. */
    public List<Line> getPeopleLines() {
        List<Line> lines = new ArrayList<>();
        for (Person person : getFigures().people()) {
            String id = person.id().map(UserId::toString).orElse(PipelineAddress.NOBODY);
            UrlQuery own =
                    query.only(List.of(PipelineAddress.TEAM)).with(PipelineAddress.OWNER, id);
            UrlQuery closed = own.with(PipelineAddress.CLOSED, PipelineAddress.days(period()));
            lines.add(
                    new Line(
                            name(person),
                            List.of(
                                    new Cell(
                                            formats.number(person.open()),
                                            own.with(PipelineAddress.KIND, "OPEN")
                                                    .on(PipelineAddress.LIST)),
                                    new Cell(
                                            formats.number(person.won()),
                                            closed.with(PipelineAddress.KIND, "WON")
                                                    .on(PipelineAddress.LIST)),
                                    new Cell(
                                            formats.number(person.lost()),
                                            closed.with(PipelineAddress.KIND, "LOST")
                                                    .on(PipelineAddress.LIST)),
                                    new Cell(rate(person.winRate()), ""))));
        }
        return lines;
    }

    private String name(Person person) {
        return person.id().isEmpty() ? formats.text("pipeline.owner.none") : person.name();
    }

    /** The months of the forecast, as headings. */
    public List<String> getMonths() {
        return months().stream().map(this::shortMonth).toList();
    }

    private List<YearMonth> months() {
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth m = from(); m.isBefore(to()); m = m.plusMonths(1)) {
            months.add(m);
        }
        return months;
    }

    private String shortMonth(YearMonth month) {
        return DateTimeFormatter.ofPattern("MMM yy", formats.getLocale()).format(month);
    }

    /** Each owner's months: sold and expected, and the target below; then all together. */
    public List<Line> getForecastLines() {
        List<Line> lines = new ArrayList<>();
        for (Person person : getFigures().people()) {
            String id = person.id().map(UserId::toString).orElse(PipelineAddress.NOBODY);
            List<Cell> cells = new ArrayList<>();
            for (YearMonth month : months()) {
                SalesFigures.Month sums = person.in(month);
                cells.add(
                        cell(
                                sums.won().plus(sums.expected()),
                                aim(person, month),
                                month,
                                query.only(List.of(PipelineAddress.TEAM))
                                        .with(PipelineAddress.OWNER, id)));
            }
            lines.add(new Line(name(person), cells));
        }
        List<Cell> all = new ArrayList<>();
        for (YearMonth month : months()) {
            all.add(cell(total(month), totalAim(month), month, whose()));
        }
        lines.add(new Line(formats.text("pipeline.sales.all"), all));
        return lines;
    }

    private Cell cell(Worth worth, BigDecimal aim, YearMonth month, UrlQuery whose) {
        String text = worth.nothing() ? "–" : amounts.words(worth);
        String of =
                aim.signum() == 0
                        ? text
                        : formats.text(
                                "pipeline.sales.of",
                                text,
                                amounts.words(new Worth(aim, Worth.NOTHING.apart())));
        YearMonth now = YearMonth.from(formats.today());
        String days = month.toString();
        UrlQuery records =
                month.isBefore(now)
                        ? whose.with(PipelineAddress.KIND, "WON").with(PipelineAddress.CLOSED, days)
                        : whose.with(PipelineAddress.KIND, "OPEN")
                                .with(PipelineAddress.EXPECTED, days);
        return new Cell(of, worth.nothing() ? "" : records.on(PipelineAddress.LIST));
    }

    private Worth total(YearMonth month) {
        Worth sum = Worth.NOTHING;
        for (Person person : getFigures().people()) {
            sum = sum.plus(person.in(month).won()).plus(person.in(month).expected());
        }
        return sum;
    }

    private BigDecimal totalAim(YearMonth month) {
        return getFigures().people().stream()
                .map(person -> aim(person, month))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal aim(Person person, YearMonth month) {
        Map<UserId, Map<YearMonth, BigDecimal>> known = aims;
        if (known == null) {
            known = targets.of(from(), to());
            aims = known;
        }
        Map<YearMonth, BigDecimal> own =
                person.id().map(known::get).map(Map::copyOf).orElse(Map.of());
        return own.getOrDefault(month, BigDecimal.ZERO);
    }

    /** What should have closed by now, and what has no date, in words; empty for none. */
    public String getApartWords() {
        Worth overdue = Worth.NOTHING;
        Worth undated = Worth.NOTHING;
        for (Person person : getFigures().people()) {
            overdue = overdue.plus(person.overdue());
            undated = undated.plus(person.undated());
        }
        return formats.text("pipeline.sales.apart", amounts.words(overdue), amounts.words(undated));
    }

    /** Where what should have closed by now stands. */
    public String getOverdueLink() {
        return list(PipelineAddress.LOOK, "OVERDUE");
    }

    /** The chart of all owners together: won, expected, target. Starts at zero. */
    public List<Bar> getBars() {
        double most = 1;
        for (YearMonth month : months()) {
            most =
                    Math.max(
                            most,
                            Math.max(
                                    total(month).total().doubleValue(),
                                    totalAim(month).doubleValue()));
        }
        List<Bar> bars = new ArrayList<>();
        int x = 10;
        for (YearMonth month : months()) {
            Worth won = Worth.NOTHING;
            Worth expected = Worth.NOTHING;
            for (Person person : getFigures().people()) {
                won = won.plus(person.in(month).won());
                expected = expected.plus(person.in(month).expected());
            }
            BigDecimal aim = totalAim(month);
            bars.add(
                    new Bar(
                            shortMonth(month),
                            x,
                            height(won.total(), most),
                            height(expected.total(), most),
                            height(aim, most),
                            aim.signum() > 0));
            x += 54;
        }
        return bars;
    }

    private static double height(BigDecimal amount, double most) {
        return BigDecimal.valueOf(92 * amount.doubleValue() / most)
                .setScale(1, RoundingMode.HALF_UP)
                .doubleValue();
    }

    private Map<String, Phase> pipeline() {
        Map<String, Phase> known = pipeline;
        if (known == null) {
            known =
                    phases.all().stream()
                            .collect(
                                    Collectors.toMap(
                                            Phase::code,
                                            p -> p,
                                            (one, other) -> one,
                                            LinkedHashMap::new));
            pipeline = known;
        }
        return known;
    }

    /** Whether anything restricts the figures. */
    public boolean isFiltered() {
        return !query.only(List.of(PipelineAddress.OWNER, PipelineAddress.TEAM, PERIOD)).isEmpty();
    }
}
