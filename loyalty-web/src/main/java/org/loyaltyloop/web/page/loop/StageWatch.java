package org.loyaltyloop.web.page.loop;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.loop.LoopQueries;
import org.loyaltyloop.loop.StageFigures;
import org.loyaltyloop.loop.StageSet;
import org.loyaltyloop.loop.StageSetting;
import org.loyaltyloop.loop.StageSettings;
import org.loyaltyloop.loop.TargetMeasure;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/**
 * The stages that ask for a manager's attention, with what is behind it one click away: nobody
 * answers for them or measures them, too few customers answered, figures miss their targets, much
 * has stalled. In pages {@code stageWatch}; of the period that the dashboard opens with.
 */
@Named("stageWatch")
@RequestScoped
public class StageWatch {

    private static final String SETTINGS = "/config/stage";

    private final LoopQueries queries;
    private final StageSettings settings;
    private final Formats formats;
    private final CurrentUser me;
    private final LoopAddress address;
    private final List<Line> lines = new ArrayList<>();

    @Inject
    StageWatch(
            LoopQueries queries,
            StageSettings settings,
            Formats formats,
            CurrentUser me,
            LoopRequest request) {
        this.queries = queries;
        this.settings = settings;
        this.formats = formats;
        this.me = me;
        this.address = request.address();
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected StageWatch() {
        this.queries = null;
        this.settings = null;
        this.formats = null;
        this.me = null;
        this.address = null;
    }

    /**
     * A stage and what is to be seen to there.
     *
     * @param href the stage's page
     */
    public record Line(LoopStage stage, String href, List<Point> points) {}

    /**
     * One thing to see to.
     *
     * @param gap whether something is missing, rather than not as it should be
     * @param href where it is closed, or what is behind it
     */
    public record Point(boolean gap, String text, String href) {}

    @PostConstruct
    void load() {
        List<StageFigures> figures = queries.figures(address.filter()).stages();
        for (StageSetting setting : settings.all()) {
            List<Point> points = points(setting, figures.get(setting.stage().ordinal()));
            if (!points.isEmpty()) {
                lines.add(new Line(setting.stage(), address.stagePage(setting.stage()), points));
            }
        }
    }

    /** The stages to see to, in the order of the loop. */
    public List<Line> getLines() {
        return List.copyOf(lines);
    }

    /** The period that the figures are of. */
    public String getPeriodWords() {
        return LoopFilters.words(address.period(), formats);
    }

    private List<Point> points(StageSetting setting, StageFigures now) {
        LoopStage stage = setting.stage();
        String close = me.opens(SETTINGS) ? SETTINGS + "?stage=" + stage : address.stagePage(stage);
        List<Point> points = new ArrayList<>();
        if (setting.unowned()) {
            points.add(new Point(true, formats.text("loop.gap.unowned"), close));
        }
        if (!setting.measured()) {
            points.add(new Point(true, formats.text("loop.gap.unmeasured"), close));
        } else if (Arrays.stream(SurveyMetric.values())
                .noneMatch(metric -> now.score(metric).sufficient())) {
            points.add(few(now));
        }
        setting.targets().keySet().stream()
                .sorted()
                .filter(measure -> misses(setting, measure, now))
                .forEach(measure -> points.add(missed(setting, measure, now)));
        if (Standout.muchStalled(now)) {
            points.add(
                    new Point(
                            false,
                            formats.text("loop.watch.stalled", now.stalled(), now.accountsNow()),
                            address.accounts(stage, StageSet.STALLED)));
        }
        return points;
    }

    private Point few(StageFigures now) {
        long most =
                Arrays.stream(SurveyMetric.values())
                        .mapToLong(metric -> now.score(metric).n())
                        .max()
                        .orElse(0);
        return new Point(
                true,
                formats.text("loop.score.insufficient", most, Measure.SUFFICIENT),
                address.stagePage(now.stage()));
    }

    private static boolean misses(StageSetting setting, TargetMeasure measure, StageFigures now) {
        OptionalDouble actual = actual(measure, now);
        return actual.isPresent()
                && setting.target(measure)
                        .filter(target -> !measure.meets(actual.getAsDouble(), target))
                        .isPresent();
    }

    private Point missed(StageSetting setting, TargetMeasure measure, StageFigures now) {
        return new Point(
                false,
                formats.text(
                        measure.lowIsGood() ? "loop.watch.above" : "loop.watch.below",
                        formats.label(measure),
                        Amounts.words(measure, actual(measure, now).orElseThrow(), formats),
                        Amounts.words(
                                measure,
                                setting.target(measure).orElseThrow().doubleValue(),
                                formats)),
                address.stagePage(now.stage()));
    }

    /** The figure that a target is for; empty where it is not known well enough to judge. */
    private static OptionalDouble actual(TargetMeasure measure, StageFigures now) {
        return switch (measure) {
            case CONVERSION -> now.conversion().value();
            case DWELL_MEDIAN -> now.medianDwellDays();
            case FIRST_RESPONSE -> Amounts.hours(now.firstResponse().median());
            case COVERAGE -> now.coverage();
            case NPS, CES1, CES2, CSAT -> {
                Measure score = now.score(SurveyMetric.valueOf(measure.name()));
                yield score.sufficient() ? score.value() : OptionalDouble.empty();
            }
        };
    }
}
