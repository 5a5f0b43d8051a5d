package org.loyaltyloop.web.page.accounts;

import static org.loyaltyloop.web.page.accounts.AccountListAddress.AFTER;
import static org.loyaltyloop.web.page.accounts.AccountListAddress.BOUND;
import static org.loyaltyloop.web.page.accounts.AccountListAddress.HIDDEN;
import static org.loyaltyloop.web.page.accounts.AccountListAddress.KIND;
import static org.loyaltyloop.web.page.accounts.AccountListAddress.ME;
import static org.loyaltyloop.web.page.accounts.AccountListAddress.MINE;
import static org.loyaltyloop.web.page.accounts.AccountListAddress.NOBODY;
import static org.loyaltyloop.web.page.accounts.AccountListAddress.OWNER;
import static org.loyaltyloop.web.page.accounts.AccountListAddress.PAGE;
import static org.loyaltyloop.web.page.accounts.AccountListAddress.ROW;
import static org.loyaltyloop.web.page.accounts.AccountListAddress.SECTOR;
import static org.loyaltyloop.web.page.accounts.AccountListAddress.STAGE;
import static org.loyaltyloop.web.page.accounts.AccountListAddress.STALLED;
import static org.loyaltyloop.web.page.accounts.AccountListAddress.TEAM;
import static org.loyaltyloop.web.page.accounts.AccountListAddress.TEXT;
import static org.loyaltyloop.web.page.accounts.AccountListAddress.YES;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.binding.Band;
import org.loyaltyloop.binding.BindingLevel;
import org.loyaltyloop.customer.AccountKind;
import org.loyaltyloop.customerview.AccountFilter;
import org.loyaltyloop.customerview.AccountListQueries;
import org.loyaltyloop.customerview.AccountRow;
import org.loyaltyloop.customerview.AccountSort;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.platform.SavedViewRow;
import org.loyaltyloop.platform.SavedViews;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.StaffQueries;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.component.FilterChip;
import org.loyaltyloop.web.component.LoopRing;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/** The list of accounts: what its address asks for, a page at a time. */
@Named("accountListPage")
@RequestScoped
public class AccountListPage {

    static final String SCREEN = "accounts/list";

    private static final int ROWS = 50;
    private static final List<String> COLUMNS =
            List.of("binding", "owner", "team", "sector", "touch");

    private final AccountListQueries accounts;
    private final StaffQueries staff;
    private final SavedViews savedViews;
    private final CurrentUser me;
    private final Formats formats;
    private final UrlQuery query;

    private @Nullable Slice<AccountRow> rows;
    private @Nullable List<Tab> tabs;
    private @Nullable List<Line> lines;
    private @Nullable List<FilterChip> chips;
    private @Nullable List<Long> counts;
    private @Nullable List<SavedViewRow> views;

    @Inject
    AccountListPage(
            AccountListQueries accounts,
            StaffQueries staff,
            SavedViews savedViews,
            CurrentUser me,
            Formats formats,
            HttpServletRequest request) {
        this.accounts = accounts;
        this.staff = staff;
        this.savedViews = savedViews;
        this.me = me;
        this.formats = formats;
        this.query = UrlQuery.of(request.getParameterMap());
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccountListPage() {
        this.accounts = null;
        this.staff = null;
        this.savedViews = null;
        this.me = null;
        this.formats = null;
        this.query = UrlQuery.empty();
    }

    /**
     * A view to switch to.
     *
     * @param count of accounts in it
     */
    public record Tab(String name, String href, boolean current, long count) {}

    /** A name and a value of the address. */
    public record Parameter(String name, String value) {}

    /**
     * An account in the list.
     *
     * @param place the city, or what kind of account it is
     */
    public record Line(AccountRow account, LoopRing ring, String place) {}

    /** The accounts of this page. */
    public List<Line> getLines() {
        if (lines == null) {
            lines = slice().items().stream().map(this::line).toList();
        }
        return lines;
    }

    /** Order and columns, which the form of the filters carries along unseen. */
    public List<Parameter> getCarried() {
        return List.of(AccountListAddress.SORT, AccountListAddress.DESCENDING, HIDDEN).stream()
                .flatMap(name -> query.all(name).stream().map(value -> new Parameter(name, value)))
                .toList();
    }

    /** When the account was last in touch, in words. */
    public String touchWords(AccountRow account) {
        return account.headline().map(at -> formats.ago(at.lastTouchAt())).orElse("–");
    }

    /** The text looked for. */
    public String getText() {
        return query.first(TEXT).orElse("");
    }

    /** The filters, with what is chosen. */
    public List<FilterChip> getChips() {
        if (chips == null) {
            chips =
                    List.of(
                            chip(OWNER, "accounts.field.owner", owners(), true),
                            chip(STAGE, "accounts.list.stage", stages(), false),
                            chip(STALLED, "accounts.list.pace", paces(), true),
                            chip(BOUND, "accounts.list.binding", bounds(), false),
                            chip(TEAM, "accounts.field.team", teams(), true),
                            chip(SECTOR, "accounts.field.sector", sectors(), true),
                            chip(KIND, "accounts.field.kind", kinds(), true));
        }
        return chips;
    }

    /** Whether anything restricts the list. */
    public boolean isFiltered() {
        return !query.only(AccountListAddress.FILTERS).isEmpty();
    }

    /** The address of the whole list. */
    public String getAllLink() {
        return PAGE;
    }

    /** The columns one can hide, checked where they are shown. */
    public List<FilterChip.Option> getColumns() {
        return COLUMNS.stream()
                .map(
                        name ->
                                new FilterChip.Option(
                                        name,
                                        formats.text("accounts.list." + name),
                                        0,
                                        shows(name)))
                .toList();
    }

    /** Whether the column is shown. */
    public boolean shows(String column) {
        return !query.has(HIDDEN, column);
    }

    /** The address that shows a hidden column, or hides a shown one. */
    public String columnLink(String column) {
        List<String> hidden = new ArrayList<>(query.all(HIDDEN));
        if (!hidden.remove(column)) {
            hidden.add(column);
        }
        return query.with(HIDDEN, hidden).on(PAGE);
    }

    /** The address of the list sorted by that, or turned round. */
    public String sortLink(String sort) {
        return AccountListAddress.sortedBy(
                        query.only(AccountListAddress.KEPT), AccountSort.valueOf(sort))
                .on(PAGE);
    }

    /** How the list is sorted by that, in the words of {@code aria-sort}. */
    public String sorted(String sort) {
        if (AccountListAddress.sort(query) != AccountSort.valueOf(sort)) {
            return "none";
        }
        return AccountListAddress.descending(query) ? "descending" : "ascending";
    }

    /** How many of all accounts the list shows, in words. */
    public String getFoundWords() {
        long all = counts().get(0);
        long found = counts().get(counts().size() - 1);
        return isFiltered()
                ? formats.text("accounts.list.found", formats.number(found), formats.number(all))
                : formats.text("accounts.list.all", formats.number(all));
    }

    /** Whether there is no account at all, filtered or not. */
    public boolean isNothingYet() {
        return counts().get(0) == 0;
    }

    /** Which rows this page shows, in words. */
    public String getRangeWords() {
        int first = firstRow();
        return formats.text(
                "accounts.list.range",
                formats.number(first),
                formats.number(first + slice().items().size() - 1),
                formats.number(counts().get(counts().size() - 1)));
    }

    /** The address of the next page; empty on the last. */
    public String getNextLink() {
        return slice().next()
                .map(
                        cursor ->
                                query.with(AFTER, cursor)
                                        .with(ROW, String.valueOf(firstRow() + ROWS))
                                        .on(PAGE))
                .orElse("");
    }

    /** The address of the first page; empty there. */
    public String getStartLink() {
        return query.first(AFTER).isPresent() ? query.without(AFTER, ROW).on(PAGE) : "";
    }

    /** The address of the file with the whole list; empty for whoever may not export. */
    public String getExportLink() {
        return me.actor().has(Role.ADMIN, Role.MANAGER)
                ? query.only(AccountListAddress.KEPT).on(AccountExport.PATH)
                : "";
    }

    /** The views to switch to, with how many accounts each shows. */
    public List<Tab> getTabs() {
        if (tabs == null) {
            tabs = makeTabs();
        }
        return tabs;
    }

    /** What a view saved now would keep. */
    public String getKept() {
        return query.only(AccountListAddress.KEPT).toString();
    }

    /** The saved view that is shown, if it is the reader's own; null for another. */
    public @Nullable SavedViewRow getOwnView() {
        return ownView().orElse(null);
    }

    private Optional<SavedViewRow> ownView() {
        return views().stream()
                .filter(
                        view ->
                                isMine(view)
                                        && UrlQuery.parse(view.query())
                                                .toString()
                                                .equals(getKept()))
                .findFirst();
    }

    private Line line(AccountRow account) {
        LoopRing ring =
                account.headline()
                        .map(
                                at ->
                                        LoopRing.of(
                                                at.lap(),
                                                at.reached(),
                                                at.latest(),
                                                LoopRing.stages(at.visited())))
                        .orElseGet(LoopRing::empty);
        String place =
                account.kind() == AccountKind.PERSON
                        ? account.city()
                                .map(city -> formats.text("accounts.list.person", city))
                                .orElseGet(() -> formats.label(AccountKind.PERSON))
                        : account.city().orElse("");
        return new Line(account, ring, place);
    }

    private Slice<AccountRow> slice() {
        if (rows == null) {
            rows =
                    accounts.page(
                            filter(query),
                            AccountListAddress.sort(query),
                            AccountListAddress.descending(query),
                            query.first(AFTER),
                            ROWS);
        }
        return rows;
    }

    private int firstRow() {
        try {
            return query.first(ROW).map(Integer::parseInt).filter(row -> row > 0).orElse(1);
        } catch (NumberFormatException malformed) {
            return 1;
        }
    }

    private AccountFilter filter(UrlQuery asked) {
        return AccountListAddress.filter(asked, me.actor());
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

    private List<UrlQuery> offered() {
        List<UrlQuery> queries =
                new ArrayList<>(
                        List.of(
                                UrlQuery.empty(),
                                UrlQuery.empty().with(OWNER, ME),
                                UrlQuery.empty().with(STALLED, YES)));
        views().forEach(view -> queries.add(UrlQuery.parse(view.query())));
        return queries;
    }

    /**
     * Counts of the tabs in their order, and of the list itself at the end: one statement for all.
     */
    private List<Long> counts() {
        if (counts == null) {
            List<AccountFilter> filters =
                    new ArrayList<>(offered().stream().map(this::filter).toList());
            filters.add(filter(query));
            counts = accounts.counts(filters);
        }
        return counts;
    }

    private List<Tab> makeTabs() {
        List<String> names =
                new ArrayList<>(
                        List.of(
                                formats.text("accounts.list.tab.all"),
                                formats.text("accounts.list.tab.mine"),
                                formats.text("accounts.list.tab.stalled")));
        views().forEach(
                        view ->
                                names.add(
                                        isMine(view)
                                                ? view.name()
                                                : formats.text(
                                                        "accounts.list.tab.shared", view.name())));
        List<UrlQuery> queries = offered();
        List<Tab> made = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            boolean current = queries.get(i).toString().equals(getKept());
            made.add(new Tab(names.get(i), queries.get(i).on(PAGE), current, counts().get(i)));
        }
        return made;
    }

    private FilterChip chip(
            String name, String key, List<FilterChip.Option> options, boolean single) {
        return FilterChip.of(name, formats.text(key), options, single, formats);
    }

    private List<FilterChip.Option> owners() {
        List<FilterChip.Option> options = new ArrayList<>();
        options.add(option(OWNER, ME, formats.text("accounts.list.owner.me")));
        options.add(option(OWNER, NOBODY, formats.text("accounts.list.owner.none")));
        staff.colleagues()
                .forEach(c -> options.add(option(OWNER, c.id().toString(), c.displayName())));
        return options;
    }

    private List<FilterChip.Option> stages() {
        return Arrays.stream(LoopStage.values())
                .map(
                        stage ->
                                new FilterChip.Option(
                                        stage.name(),
                                        formats.label(stage),
                                        stage.number(),
                                        query.has(STAGE, stage.name())))
                .toList();
    }

    private List<FilterChip.Option> paces() {
        return List.of(
                option(STALLED, YES, formats.text("accounts.list.stalled.yes")),
                option(STALLED, "false", formats.text("accounts.list.stalled.no")));
    }

    private List<FilterChip.Option> bounds() {
        return Arrays.stream(BindingLevel.values())
                .flatMap(
                        level ->
                                Arrays.stream(Band.values())
                                        .map(
                                                band ->
                                                        option(
                                                                BOUND,
                                                                level + ":" + band,
                                                                formats.label(level)
                                                                        + ": "
                                                                        + formats.label(band))))
                .toList();
    }

    private List<FilterChip.Option> teams() {
        List<FilterChip.Option> options = new ArrayList<>();
        me.actor()
                .team()
                .ifPresent(
                        own ->
                                options.add(
                                        option(
                                                TEAM,
                                                MINE,
                                                formats.text("accounts.list.team.mine"))));
        staff.teams().forEach(team -> options.add(option(TEAM, team.id().toString(), team.name())));
        return options;
    }

    private List<FilterChip.Option> sectors() {
        return accounts.sectors().stream().map(sector -> option(SECTOR, sector, sector)).toList();
    }

    private List<FilterChip.Option> kinds() {
        return Arrays.stream(AccountKind.values())
                .map(kind -> option(KIND, kind.name(), formats.label(kind)))
                .toList();
    }

    private FilterChip.Option option(String name, String value, String label) {
        return new FilterChip.Option(value, label, 0, query.has(name, value));
    }
}
