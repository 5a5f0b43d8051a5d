package org.loyaltyloop.web.page.pipeline;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.opportunity.LostReason;
import org.loyaltyloop.opportunity.OpportunityFilter;
import org.loyaltyloop.opportunity.OpportunityQueries;
import org.loyaltyloop.opportunity.OpportunityRow;
import org.loyaltyloop.opportunity.Phase;
import org.loyaltyloop.opportunity.PhaseSum;
import org.loyaltyloop.opportunity.Phases;
import org.loyaltyloop.web.component.FilterChip;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/** The board: a column per phase, a card per opportunity; in pages {@code pipelineBoard}. */
@Named("pipelineBoard")
@RequestScoped
public class BoardPage {

    /** What was won or lost longer ago is found in the list. */
    static final int LIVELY_DAYS = 30;

    private static final String SHOW = "show";
    private static final int CARDS = 20;
    private static final int MOST_CARDS = 500;

    private final OpportunityQueries opportunities;
    private final Phases phases;
    private final PipelineChips chips;
    private final Amounts amounts;
    private final CurrentUser me;
    private final Formats formats;
    private final UrlQuery query;

    private @Nullable List<Column> columns;
    private @Nullable List<FilterChip> shownChips;

    @Inject
    BoardPage(
            OpportunityQueries opportunities,
            Phases phases,
            PipelineChips chips,
            Amounts amounts,
            CurrentUser me,
            Formats formats,
            HttpServletRequest request) {
        this.opportunities = opportunities;
        this.phases = phases;
        this.chips = chips;
        this.amounts = amounts;
        this.me = me;
        this.formats = formats;
        this.query = UrlQuery.of(request.getParameterMap());
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BoardPage() {
        this.opportunities = null;
        this.phases = null;
        this.chips = null;
        this.amounts = null;
        this.me = null;
        this.formats = null;
        this.query = UrlQuery.empty();
    }

    /**
     * A phase with its cards.
     *
     * @param sum what all of them are worth together
     * @param note weighted value and mean age, or what ended ones are shown
     * @param moreLink the address that shows more cards; empty where all are shown
     * @param listLink the list of all of them
     */
    public record Column(
            Phase phase,
            String name,
            long count,
            String sum,
            String note,
            List<OpportunityRow> cards,
            String moreLink,
            String listLink) {}

    /** The columns in the order of the pipeline; phases out of use only while cards are in them. */
    public List<Column> getColumns() {
        if (columns == null) {
            columns = read();
        }
        return columns;
    }

    private List<Column> read() {
        OpportunityFilter filter =
                PipelineAddress.board(query, me.actor(), formats.today().minusDays(LIVELY_DAYS));
        List<PhaseSum> sums = opportunities.sums(filter);
        Map<String, Integer> cards = new LinkedHashMap<>();
        List<Phase> all = phases.all();
        all.forEach(phase -> cards.put(phase.code(), shown(phase.code())));
        Map<String, List<OpportunityRow>> found = opportunities.board(filter, cards);
        List<Column> made = new ArrayList<>();
        for (Phase phase : all) {
            List<PhaseSum> own = sums.stream().filter(s -> s.phase().equals(phase.code())).toList();
            long count = own.stream().mapToLong(PhaseSum::count).sum();
            if (phase.active() || count > 0) {
                made.add(column(phase, own, count, found.getOrDefault(phase.code(), List.of())));
            }
        }
        return made;
    }

    private Column column(
            Phase phase, List<PhaseSum> sums, long count, List<OpportunityRow> cards) {
        UrlQuery kept = query.only(PipelineAddress.BOARD_FILTERS);
        double days = sums.stream().mapToDouble(PhaseSum::ageDays).sum();
        String note;
        if (!phase.open()) {
            note = formats.text("pipeline.board.lately", LIVELY_DAYS);
        } else if (count == 0) {
            note = formats.text("pipeline.board.chance", phase.probability());
        } else {
            note =
                    formats.text(
                            "pipeline.board.weighted",
                            amounts.words(amounts.weighted(sums)),
                            formats.days(Math.round(days / count)));
        }
        UrlQuery list = kept.with(PipelineAddress.PHASE, phase.code());
        if (!phase.open()) {
            list =
                    list.with(PipelineAddress.SORT, "closed")
                            .with(PipelineAddress.DESCENDING, PipelineAddress.YES);
        }
        return new Column(
                phase,
                phase.name(formats.getLocale()),
                count,
                amounts.words(amounts.values(sums)),
                note,
                cards,
                count > cards.size() && cards.size() < MOST_CARDS
                        ? kept.with(SHOW, phase.code() + ":" + (cards.size() + 4 * CARDS))
                                .on(PipelineAddress.BOARD)
                        : "",
                list.on(PipelineAddress.LIST));
    }

    private int shown(String phase) {
        Optional<String> more = query.first(SHOW).filter(asked -> asked.startsWith(phase + ":"));
        try {
            return more.map(asked -> Integer.parseInt(asked.substring(phase.length() + 1)))
                    .map(n -> Math.max(CARDS, Math.min(n, MOST_CARDS)))
                    .orElse(CARDS);
        } catch (NumberFormatException malformed) {
            return CARDS;
        }
    }

    /** How long the card has been in its phase, in words. */
    public String age(OpportunityRow card) {
        return formats.text(
                card.open() ? "pipeline.card.age" : "pipeline.card.ended",
                card.open()
                        ? formats.days(
                                Duration.between(
                                                card.phaseSince(),
                                                formats.today()
                                                        .plusDays(1)
                                                        .atStartOfDay(formats.getZone())
                                                        .toInstant())
                                        .toDays())
                        : formats.date(card.phaseSince()));
    }

    /** Open opportunities, and what they are worth weighted, in words. */
    public String getSub() {
        List<PhaseSum> sums = openSums();
        return formats.text(
                "pipeline.board.sub",
                sums.stream().mapToLong(PhaseSum::count).sum(),
                amounts.words(amounts.values(sums)),
                amounts.words(amounts.weighted(sums)));
    }

    private List<PhaseSum> openSums() {
        List<String> open =
                getColumns().stream()
                        .map(Column::phase)
                        .filter(Phase::open)
                        .map(Phase::code)
                        .toList();
        return opportunities
                .sums(PipelineAddress.filter(query.only(PipelineAddress.BOARD_FILTERS), me.actor()))
                .stream()
                .filter(sum -> open.contains(sum.phase()))
                .toList();
    }

    /** Whether there is nothing to show, and nothing restricts the board. */
    public boolean isNothingYet() {
        return !isFiltered() && getColumns().stream().allMatch(c -> c.count() == 0);
    }

    /** Whether anything restricts the board. */
    public boolean isFiltered() {
        return !query.only(PipelineAddress.BOARD_FILTERS).isEmpty();
    }

    /** The filters, with what is chosen. */
    public List<FilterChip> getChips() {
        List<FilterChip> known = shownChips;
        if (known == null) {
            known = chips.board(query);
            shownChips = known;
        }
        return known;
    }

    /** The text looked for. */
    public String getText() {
        return query.first(PipelineAddress.TEXT).orElse("");
    }

    /** The reasons that can be given for losing. */
    public List<LostReason> getReasons() {
        return phases.reasons().stream().filter(LostReason::active).toList();
    }

    /** The list with the same filters. */
    public String getListLink() {
        return query.only(PipelineAddress.BOARD_FILTERS).on(PipelineAddress.LIST);
    }
}
