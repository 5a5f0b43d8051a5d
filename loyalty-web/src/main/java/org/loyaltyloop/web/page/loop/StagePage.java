package org.loyaltyloop.web.page.loop;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.loop.ExperienceOwner;
import org.loyaltyloop.loop.Histogram;
import org.loyaltyloop.loop.LoopPulse;
import org.loyaltyloop.loop.LoopQueries;
import org.loyaltyloop.loop.StageAccountRow;
import org.loyaltyloop.loop.StageFigures;
import org.loyaltyloop.loop.StageFlows;
import org.loyaltyloop.loop.StageSet;
import org.loyaltyloop.loop.StageSetting;
import org.loyaltyloop.loop.StageSettings;
import org.loyaltyloop.loop.TargetMeasure;
import org.loyaltyloop.loop.Verbatim;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.component.FlowPicture;
import org.loyaltyloop.web.component.HistogramPicture;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/** A stage for whoever answers for it; in pages {@code stagePage}. */
@Named("stagePage")
@RequestScoped
public class StagePage {

    private static final int VERBATIMS = 10;
    private static final int STALLED = 8;
    private static final String SETTINGS = "/config/stages";

    private final LoopQueries queries;
    private final StageSettings settings;
    private final LoopPulse pulse;
    private final Formats formats;
    private final CurrentUser me;
    private final LoopRequest request;
    private final LoopAddress address;

    @SuppressWarnings("NullAway.Init")
    private StageFigures now;

    @SuppressWarnings("NullAway.Init")
    private StageFigures before;

    @SuppressWarnings("NullAway.Init")
    private StageSetting setting;

    private long revision;
    private @Nullable StageFlows flows;
    private @Nullable Histogram dwell;
    private @Nullable Histogram responses;
    private @Nullable HeatTable heat;
    private @Nullable Slice<Verbatim> verbatims;
    private @Nullable List<StageAccountRow> stalled;

    @Inject
    StagePage(
            LoopQueries queries,
            StageSettings settings,
            LoopPulse pulse,
            Formats formats,
            CurrentUser me,
            LoopRequest request) {
        this.queries = queries;
        this.settings = settings;
        this.pulse = pulse;
        this.formats = formats;
        this.me = me;
        this.request = request;
        this.address = request.address();
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected StagePage() {
        this.queries = null;
        this.settings = null;
        this.pulse = null;
        this.formats = null;
        this.me = null;
        this.request = null;
        this.address = null;
    }

    @PostConstruct
    void load() {
        LoopStage stage = address.stage();
        revision = pulse.revision();
        now = queries.figures(address.filter()).of(stage);
        before = queries.figures(address.compared()).of(stage);
        setting = settings.of(stage);
    }

    /** What the figures were read at or after: the script compares it with the news. */
    public long getRevision() {
        return revision;
    }

    /** The stage. */
    public LoopStage getStage() {
        return address.stage();
    }

    /** The pages of all stages, with the same filters. */
    public List<StageAccountsPage.Tab> getTabs() {
        return Arrays.stream(LoopStage.values())
                .map(
                        stage ->
                                new StageAccountsPage.Tab(
                                        stage.number() + " " + formats.label(stage),
                                        address.stagePage(stage),
                                        stage == address.stage()))
                .toList();
    }

    /** The dashboard with the same filters. */
    public String getDashboardLink() {
        return address.dashboard();
    }

    /** The period, and what it is compared with. */
    public String getPeriodWords() {
        return formats.text(
                "loop.dashboard.sub",
                LoopFilters.words(address.period(), formats),
                LoopFilters.words(address.comparedPeriod(), formats));
    }

    /** The filters. */
    public FilterBar getBar() {
        return request.bar(LoopAddress.STAGE_PAGE, List.of(), List.of(LoopAddress.STAGE));
    }

    /** Who answers for the stage; empty where nobody does. */
    public String getOwner() {
        return setting.unowned() ? "" : setting.owner().map(ExperienceOwner::name).orElse("");
    }

    /** Whether the firm measures what customers make of the stage. */
    public boolean isMeasured() {
        return setting.measured();
    }

    /** Where gaps are closed; empty for whoever may not. */
    public String getSettingsLink() {
        return me.opens(SETTINGS) ? SETTINGS : "";
    }

    /** Whether nothing happened here in the period and nobody is here. */
    public boolean isNothing() {
        return now.touchpoints() == 0 && now.accountsNow() == 0 && now.staysEnded() == 0;
    }

    /** How many accounts and touchpoints the stage has. */
    public List<Tile> getTiles() {
        LoopStage stage = address.stage();
        return List.of(
                tile("loop.table.now", now.accountsNow(), before.accountsNow(), StageSet.NOW),
                tile("loop.table.stalled", now.stalled(), before.stalled(), StageSet.STALLED),
                tile("loop.table.accounts", now.accounts(), before.accounts(), StageSet.TOUCHED),
                Tile.count(
                        "loop.table.touchpoints",
                        now.touchpoints(),
                        address.touchpoints(stage),
                        Tile.difference(now.touchpoints(), before.touchpoints(), formats),
                        formats));
    }

    private Tile tile(String key, long count, long countBefore, StageSet set) {
        return Tile.count(
                key,
                count,
                address.accounts(address.stage(), set),
                Tile.difference(count, countBefore, formats),
                formats);
    }

    /** The figures against target and period before. */
    public Scorecard getCard() {
        return Scorecard.of(now, before, setting, address, formats);
    }

    /** Departments by channels. */
    public HeatTable getHeat() {
        if (heat == null) {
            heat = HeatTable.of(queries.heat(address.filter()), getStage(), address, formats);
        }
        return heat;
    }

    /** Where laps came from and went to. */
    public FlowPicture getFlow() {
        return FlowPicture.of(getIn(), getOut());
    }

    /** Where laps came from. */
    public List<FlowPicture.Flow> getIn() {
        return StageCharts.in(flows(), formats);
    }

    /** Where laps went. */
    public List<FlowPicture.Flow> getOut() {
        return StageCharts.out(flows(), formats);
    }

    /** Whether any lap came or went. */
    public boolean isFlowing() {
        return !getIn().isEmpty() || !getOut().isEmpty();
    }

    private StageFlows flows() {
        if (flows == null) {
            flows = queries.flows(address.filter(), getStage());
        }
        return flows;
    }

    /** How long stays took; null where none ended. */
    public @Nullable HistogramPicture getDwell() {
        if (dwell == null) {
            dwell = queries.dwellDays(address.filter(), getStage());
        }
        return StageCharts.days(dwell, formats).orElse(null);
    }

    /** How long customers waited for an answer; null where none came. */
    public @Nullable HistogramPicture getResponses() {
        if (responses == null) {
            responses = queries.responseMinutes(address.filter(), getStage());
        }
        return StageCharts.minutes(responses, formats).orElse(null);
    }

    /** The dwell histogram in words. */
    public String getDwellWords() {
        return formats.text(
                "loop.histogram.words",
                formats.text("loop.table.dwell"),
                Words.days(now.medianDwellDays(), formats),
                Words.days(now.p90DwellDays(), formats),
                now.staysEnded());
    }

    /** The histogram of first responses in words. */
    public String getResponseWords() {
        return formats.text(
                "loop.histogram.words",
                formats.label(TargetMeasure.FIRST_RESPONSE),
                Words.days(Amounts.days(now.firstResponse().median()), formats),
                Words.days(Amounts.days(now.firstResponse().p90()), formats),
                now.firstResponse().n());
    }

    /** What customers wrote, low scores first. */
    public List<Verbatim> getVerbatims() {
        return verbatimSlice().items();
    }

    /** A score of its scale, as in 3 of 10. */
    public String scoreWords(Verbatim verbatim) {
        return formats.text(
                "loop.verbatim.score",
                formats.label(verbatim.metric()),
                verbatim.score(),
                verbatim.metric().most());
    }

    /** More of what customers wrote; empty at the end. */
    public String getMoreVerbatims() {
        return verbatimSlice()
                .next()
                .map(
                        cursor ->
                                address.query()
                                        .with(LoopAddress.AFTER, cursor)
                                        .on(LoopAddress.STAGE_PAGE))
                .map(link -> link + "#verbatims")
                .orElse("");
    }

    /** The first of what customers wrote; empty there. */
    public String getFirstVerbatims() {
        return address.query().first(LoopAddress.AFTER).isEmpty()
                ? ""
                : address.query().without(LoopAddress.AFTER).on(LoopAddress.STAGE_PAGE)
                        + "#verbatims";
    }

    private Slice<Verbatim> verbatimSlice() {
        if (verbatims == null) {
            verbatims =
                    queries.verbatims(
                            address.filter(),
                            getStage(),
                            address.query().first(LoopAddress.AFTER),
                            VERBATIMS);
        }
        return verbatims;
    }

    /** Some accounts that nothing moved for too long. */
    public List<StageAccountRow> getStalled() {
        if (stalled == null) {
            stalled =
                    queries.accounts(
                                    address.filter(),
                                    getStage(),
                                    StageSet.STALLED,
                                    Optional.empty(),
                                    STALLED)
                            .items();
        }
        return stalled;
    }

    /** All of them. */
    public String getStalledLink() {
        return address.accounts(getStage(), StageSet.STALLED);
    }

    /** How many there are. */
    public long getStalledCount() {
        return now.stalled();
    }
}
