package org.loyaltyloop.web.page.loop;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.loop.LoopQueries;
import org.loyaltyloop.loop.StageAccountRow;
import org.loyaltyloop.loop.StageSet;
import org.loyaltyloop.staff.StaffQueries;
import org.loyaltyloop.staff.TeamRow;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.component.FilterChip;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/** The accounts behind a figure of the dashboard; in pages {@code stageAccounts}. */
@Named("stageAccounts")
@RequestScoped
public class StageAccountsPage {

    private static final int PAGE = 50;

    private final LoopQueries queries;
    private final StaffQueries staff;
    private final Formats formats;
    private final LoopAddress address;

    private List<TeamRow> teams = List.of();
    private long count;
    private Slice<StageAccountRow> slice = new Slice<>(List.of(), Optional.empty());

    @Inject
    StageAccountsPage(
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
    protected StageAccountsPage() {
        this.queries = null;
        this.staff = null;
        this.formats = null;
        this.address = null;
    }

    @PostConstruct
    void load() {
        teams = staff.teams();
        count = queries.countAccounts(address.filter(), address.stage(), address.set());
        slice =
                queries.accounts(
                        address.filter(),
                        address.stage(),
                        address.set(),
                        address.query().first(LoopAddress.AFTER),
                        PAGE);
    }

    /** The stage. */
    public LoopStage getStage() {
        return address.stage();
    }

    /** What the list is, in a sentence. */
    public String getWords() {
        return formats.label(address.set());
    }

    /** How many accounts, and of what period, in words. */
    public String getFoundWords() {
        return formats.text(
                "loop.accounts.found", count, LoopFilters.words(address.period(), formats));
    }

    /** The dashboard that the list belongs to. */
    public String getDashboardLink() {
        return address.dashboard();
    }

    /** This list without filters. */
    public String getClearLink() {
        return address.query()
                .only(List.of(LoopAddress.STAGE, LoopAddress.SET))
                .on(LoopAddress.ACCOUNTS);
    }

    /** The lists of the same stage. */
    public List<Tab> getTabs() {
        return Arrays.stream(StageSet.values())
                .map(
                        set ->
                                new Tab(
                                        formats.label(set),
                                        address.accounts(address.stage(), set),
                                        set == address.set()))
                .toList();
    }

    /** The filters. */
    public List<FilterChip> getChips() {
        return LoopFilters.chips(address, teams, formats);
    }

    /** What the chips send along unseen. */
    public List<LoopAddress.Carried> getCarried() {
        return address.carried(
                LoopAddress.FROM, LoopAddress.TO, LoopAddress.STAGE, LoopAddress.SET);
    }

    /** What the dates of one's own send along unseen. */
    public List<LoopAddress.Carried> getCarriedByDates() {
        return address.carried(
                LoopAddress.TEAM, LoopAddress.DEPARTMENT, LoopAddress.STAGE, LoopAddress.SET);
    }

    /** Whether the period is given by dates of one's own. */
    public boolean isCustom() {
        return address.customPeriod().isPresent();
    }

    /** First day of the period. */
    public String getFrom() {
        return address.period().from().toString();
    }

    /** Last day of the period. */
    public String getTo() {
        return address.period().to().minusDays(1).toString();
    }

    /** Whether anything narrows the list. */
    public boolean isFiltered() {
        return address.filtered();
    }

    /** The accounts. */
    public List<StageAccountRow> getRows() {
        return slice.items();
    }

    /** The next part of the list; empty at its end. */
    public String getNextLink() {
        return slice.next()
                .map(
                        cursor ->
                                address.query()
                                        .with(LoopAddress.AFTER, cursor)
                                        .on(LoopAddress.ACCOUNTS))
                .orElse("");
    }

    /** The start of the list; empty there. */
    public String getStartLink() {
        return address.query().first(LoopAddress.AFTER).isEmpty()
                ? ""
                : address.query().without(LoopAddress.AFTER).on(LoopAddress.ACCOUNTS);
    }

    /** A list beside this one. */
    public record Tab(String name, String href, boolean current) {}
}
