package org.loyaltyloop.web.page.loop;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.loyaltyloop.loop.LapFigures;
import org.loyaltyloop.loop.LoopQueries;
import org.loyaltyloop.loop.Transitions;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.i18n.Formats;

/** How accounts go from stage to stage, and round the loop; in pages {@code loopPaths}. */
@Named("loopPaths")
@RequestScoped
public class PathsPage {

    private static final int LEVELS = 5;

    private final LoopQueries queries;
    private final Formats formats;
    private final LoopRequest request;
    private final LoopAddress address;

    @SuppressWarnings("NullAway.Init")
    private Transitions transitions;

    @SuppressWarnings("NullAway.Init")
    private LapFigures laps;

    @Inject
    PathsPage(LoopQueries queries, Formats formats, LoopRequest request) {
        this.queries = queries;
        this.formats = formats;
        this.request = request;
        this.address = request.address();
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected PathsPage() {
        this.queries = null;
        this.formats = null;
        this.request = null;
        this.address = null;
    }

    /**
     * Where accounts went from a stage.
     *
     * @param to one a stage, in the order of the loop
     * @param lost those that did not go on
     * @param skipped laps that went past the stage
     * @param removal how much rarer transactions would be without the stage, as far as one sees
     */
    public record Row(LoopStage from, List<Cell> to, Cell lost, String skipped, String removal) {}

    /**
     * A share of those that left a stage, and how many that is.
     *
     * @param level 0 for none, to {@value #LEVELS}
     */
    public record Cell(String share, String count, int level) {}

    /** A way round the loop, and how many laps went it. */
    public record Path(List<LoopStage> stages, String laps, String share) {}

    @PostConstruct
    void load() {
        transitions = queries.transitions(address.filter());
        laps = queries.laps(address.filter());
    }

    /** The filters. */
    public FilterBar getBar() {
        return request.bar(LoopAddress.PATHS, List.of(), List.of());
    }

    /** The dashboard with the same filters. */
    public String getDashboardLink() {
        return address.dashboard();
    }

    /** The period in words. */
    public String getPeriodWords() {
        return LoopFilters.words(address.period(), formats);
    }

    /** All stages, as heads of the columns. */
    public List<LoopStage> getStages() {
        return List.of(LoopStage.values());
    }

    /** Whether anything moved or ended. */
    public boolean isNothing() {
        return laps.ended() == 0
                && Arrays.stream(LoopStage.values()).allMatch(stage -> leaving(stage) == 0);
    }

    /** From stage to stage. */
    public List<Row> getRows() {
        List<Row> rows = new ArrayList<>();
        for (LoopStage from : LoopStage.values()) {
            List<Cell> cells = new ArrayList<>();
            for (LoopStage to : LoopStage.values()) {
                cells.add(cell(transitions.share(from, to), transitions.count(from, to)));
            }
            OptionalDouble removal = transitions.removalEffect(from);
            rows.add(
                    new Row(
                            from,
                            cells,
                            cell(transitions.lostShare(from), transitions.lost(from)),
                            formats.number(laps.skipped(from)),
                            removal.isPresent()
                                    ? formats.percent(removal.getAsDouble())
                                    : Figure.DASH));
        }
        return rows;
    }

    /** The commonest ways round. */
    public List<Path> getPaths() {
        return laps.paths().stream()
                .map(
                        path ->
                                new Path(
                                        path.stages(),
                                        formats.number(path.laps()),
                                        formats.percent((double) path.laps() / laps.ended())))
                .toList();
    }

    /** How many laps ended, and how long they took, in words. */
    public String getLapWords() {
        return formats.text(
                "loop.paths.laps",
                laps.ended(),
                Words.days(laps.days().median(), formats),
                Words.days(laps.days().p90(), formats));
    }

    private Cell cell(OptionalDouble share, long n) {
        return n == 0
                ? new Cell("", "", 0)
                : new Cell(
                        formats.percent(share.orElse(0)),
                        formats.number(n),
                        (int) Math.ceil(LEVELS * share.orElse(0)));
    }

    private long leaving(LoopStage from) {
        long all = transitions.lost(from);
        for (LoopStage to : LoopStage.values()) {
            all += transitions.count(from, to);
        }
        return all;
    }
}
