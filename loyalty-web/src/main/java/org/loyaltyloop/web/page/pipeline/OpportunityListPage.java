package org.loyaltyloop.web.page.pipeline;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.opportunity.OpportunityFilter;
import org.loyaltyloop.opportunity.OpportunityQueries;
import org.loyaltyloop.opportunity.OpportunityRow;
import org.loyaltyloop.opportunity.OpportunitySort;
import org.loyaltyloop.opportunity.Phase;
import org.loyaltyloop.opportunity.PhaseSum;
import org.loyaltyloop.opportunity.Phases;
import org.loyaltyloop.platform.SavedViewRow;
import org.loyaltyloop.platform.SavedViews;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.component.FilterChip;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/**
 * The list of opportunities: what its address asks for, a page at a time; in pages {@code
 * pipelineList}.
 */
@Named("pipelineList")
@RequestScoped
public class OpportunityListPage {

    static final String SCREEN = "pipeline/list";

    private static final int ROWS = 50;

    private final OpportunityQueries opportunities;
    private final Phases phases;
    private final PipelineChips chips;
    private final Amounts amounts;
    private final SavedViews savedViews;
    private final CurrentUser me;
    private final Formats formats;
    private final UrlQuery query;

    private @Nullable Slice<OpportunityRow> rows;
    private @Nullable List<FilterChip> shownChips;
    private @Nullable List<PhaseSum> sums;
    private @Nullable List<SavedViewRow> views;
    private @Nullable Map<String, String> phaseNames;

    @Inject
    OpportunityListPage(
            OpportunityQueries opportunities,
            Phases phases,
            PipelineChips chips,
            Amounts amounts,
            SavedViews savedViews,
            CurrentUser me,
            Formats formats,
            HttpServletRequest request) {
        this.opportunities = opportunities;
        this.phases = phases;
        this.chips = chips;
        this.amounts = amounts;
        this.savedViews = savedViews;
        this.me = me;
        this.formats = formats;
        this.query = UrlQuery.of(request.getParameterMap());
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected OpportunityListPage() {
        this.opportunities = null;
        this.phases = null;
        this.chips = null;
        this.amounts = null;
        this.savedViews = null;
        this.me = null;
        this.formats = null;
        this.query = UrlQuery.empty();
    }

    /** A view to switch to. */
    public record Tab(String name, String href, boolean current) {}

    /** A name and a value of the address. */
    public record Parameter(String name, String value) {}

    /** The opportunities of this page. */
    public List<OpportunityRow> getRows() {
        return slice().items();
    }

    /** The name of a phase in the reader's language. */
    public String phase(OpportunityRow row) {
        if (phaseNames == null) {
            phaseNames =
                    phases.all().stream()
                            .collect(
                                    Collectors.toMap(
                                            Phase::code, p -> p.name(formats.getLocale())));
        }
        return phaseNames.getOrDefault(row.phase(), row.phase());
    }

    /** How many there are and what they are worth together, in words. */
    public String getFoundWords() {
        return formats.text(
                "pipeline.list.found",
                count(),
                amounts.words(amounts.values(sums())),
                amounts.words(amounts.weighted(sums())));
    }

    /** Whether the list is empty. */
    public boolean isNothing() {
        return getRows().isEmpty();
    }

    /** Which rows this page shows, in words. */
    public String getRangeWords() {
        int first = firstRow();
        return formats.text(
                "accounts.list.range",
                formats.number(first),
                formats.number(first + getRows().size() - 1),
                formats.number(count()));
    }

    /** The address of the next page; empty on the last. */
    public String getNextLink() {
        return slice().next()
                .map(
                        cursor ->
                                query.with(PipelineAddress.AFTER, cursor)
                                        .with(
                                                PipelineAddress.ROW,
                                                String.valueOf(firstRow() + ROWS))
                                        .on(PipelineAddress.LIST))
                .orElse("");
    }

    /** The address of the first page; empty there. */
    public String getStartLink() {
        return query.first(PipelineAddress.AFTER).isPresent()
                ? query.without(PipelineAddress.AFTER, PipelineAddress.ROW).on(PipelineAddress.LIST)
                : "";
    }

    /** The address of the list sorted by that, or turned round. */
    public String sortLink(String sort) {
        return PipelineAddress.sortedBy(
                        query.only(PipelineAddress.KEPT), OpportunitySort.valueOf(sort))
                .on(PipelineAddress.LIST);
    }

    /** How the list is sorted by that, in the words of {@code aria-sort}. */
    public String sorted(String sort) {
        if (PipelineAddress.sort(query) != OpportunitySort.valueOf(sort)) {
            return "none";
        }
        return PipelineAddress.descending(query) ? "descending" : "ascending";
    }

    /** The text looked for. */
    public String getText() {
        return query.first(PipelineAddress.TEXT).orElse("");
    }

    /** The filters, with what is chosen. */
    public List<FilterChip> getChips() {
        List<FilterChip> known = shownChips;
        if (known == null) {
            known = chips.list(query);
            shownChips = known;
        }
        return known;
    }

    /**
     * What links brought along and no chip shows, in words: the days, the account, the currency.
     */
    public List<String> getAlso() {
        return Stream.of(
                        PipelineAddress.EXPECTED,
                        PipelineAddress.OPENED,
                        PipelineAddress.CLOSED,
                        PipelineAddress.CURRENCY)
                .flatMap(name -> query.first(name).map(value -> also(name, value)).stream())
                .toList();
    }

    private String also(String name, String value) {
        String words =
                PipelineAddress.period(value)
                        .map(
                                period ->
                                        formats.text(
                                                "pipeline.also.days",
                                                period.from(),
                                                period.to().minusDays(1)))
                        .orElseGet(
                                () ->
                                        value.equals(PipelineAddress.NOBODY)
                                                ? formats.text("pipeline.also.none")
                                                : value);
        return formats.text("pipeline.also." + name, words);
    }

    /** Order and what no chip shows, which the form of the filters carries along unseen. */
    public List<Parameter> getCarried() {
        return Stream.of(
                        PipelineAddress.SORT,
                        PipelineAddress.DESCENDING,
                        PipelineAddress.ACCOUNT,
                        PipelineAddress.EXPECTED,
                        PipelineAddress.OPENED,
                        PipelineAddress.CLOSED,
                        PipelineAddress.CURRENCY)
                .flatMap(name -> query.all(name).stream().map(value -> new Parameter(name, value)))
                .toList();
    }

    /** Whether anything restricts the list. */
    public boolean isFiltered() {
        return !query.only(PipelineAddress.FILTERS).isEmpty();
    }

    /** The address of the file with the whole list; empty for whoever may not export. */
    public String getExportLink() {
        return me.actor().has(Role.ADMIN, Role.MANAGER)
                ? query.only(PipelineAddress.KEPT).on(OpportunityExport.PATH)
                : "";
    }

    /** The views to switch to. */
    public List<Tab> getTabs() {
        List<Tab> tabs = new ArrayList<>();
        UrlQuery all = UrlQuery.empty();
        UrlQuery open = all.with(PipelineAddress.KIND, "OPEN");
        tabs.add(tab(formats.text("pipeline.tab.open"), open));
        tabs.add(
                tab(
                        formats.text("pipeline.tab.mine"),
                        open.with(PipelineAddress.OWNER, PipelineAddress.ME)));
        tabs.add(
                tab(
                        formats.text("pipeline.tab.look"),
                        all.with(PipelineAddress.LOOK, List.of("OVERDUE"))));
        tabs.add(tab(formats.text("pipeline.tab.all"), all));
        for (SavedViewRow view : views()) {
            tabs.add(
                    tab(
                            isMine(view)
                                    ? view.name()
                                    : formats.text("accounts.list.tab.shared", view.name()),
                            UrlQuery.parse(view.query())));
        }
        return tabs;
    }

    private Tab tab(String name, UrlQuery shown) {
        return new Tab(name, shown.on(PipelineAddress.LIST), shown.toString().equals(getKept()));
    }

    /** What a view saved now would keep. */
    public String getKept() {
        return query.only(PipelineAddress.KEPT).toString();
    }

    /** The saved view that is shown, if it is the reader's own; null for another. */
    public @Nullable SavedViewRow getOwnView() {
        return views().stream()
                .filter(
                        view ->
                                isMine(view)
                                        && UrlQuery.parse(view.query())
                                                .toString()
                                                .equals(getKept()))
                .findFirst()
                .orElse(null);
    }

    private List<SavedViewRow> views() {
        if (views == null) {
            views = savedViews.visible(me.actor().author(), SCREEN);
        }
        return views;
    }

    private boolean isMine(SavedViewRow view) {
        return me.actor().user().map(UserId::value).filter(view.owner()::equals).isPresent();
    }

    private long count() {
        return sums().stream().mapToLong(PhaseSum::count).sum();
    }

    private List<PhaseSum> sums() {
        if (sums == null) {
            sums = opportunities.sums(filter());
        }
        return sums;
    }

    private Slice<OpportunityRow> slice() {
        if (rows == null) {
            rows =
                    opportunities.page(
                            filter(),
                            PipelineAddress.sort(query),
                            PipelineAddress.descending(query),
                            query.first(PipelineAddress.AFTER),
                            ROWS);
        }
        return rows;
    }

    private OpportunityFilter filter() {
        return PipelineAddress.filter(query, me.actor());
    }

    private int firstRow() {
        Optional<String> row = query.first(PipelineAddress.ROW);
        try {
            return row.map(Integer::parseInt).filter(n -> n > 0).orElse(1);
        } catch (NumberFormatException malformed) {
            return 1;
        }
    }
}
