package org.loyaltyloop.web.page.loop;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.staff.StaffQueries;
import org.loyaltyloop.staff.TeamRow;
import org.loyaltyloop.touchpoint.Direction;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.TouchpointFilter;
import org.loyaltyloop.touchpoint.TouchpointQueries;
import org.loyaltyloop.touchpoint.TouchpointRow;
import org.loyaltyloop.web.component.FilterChip;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/** The touchpoints behind a figure of the dashboard; in pages {@code stageTouchpoints}. */
@Named("stageTouchpoints")
@RequestScoped
public class StageTouchpointsPage {

    private static final int PAGE = 50;
    private static final String DIRECTION = "direction";

    private final TouchpointQueries queries;
    private final StaffQueries staff;
    private final Formats formats;
    private final LoopAddress address;

    private List<TeamRow> teams = List.of();
    private Slice<TouchpointRow> slice = new Slice<>(List.of(), Optional.empty());
    private long count;

    @Inject
    StageTouchpointsPage(
            TouchpointQueries queries,
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
    protected StageTouchpointsPage() {
        this.queries = null;
        this.staff = null;
        this.formats = null;
        this.address = null;
    }

    @PostConstruct
    void load() {
        teams = staff.teams();
        Period period = address.period();
        TouchpointFilter filter =
                TouchpointFilter.ALL
                        .between(period.start(formats.getZone()), period.end(formats.getZone()))
                        .in(address.hasStage() ? List.of(address.stage()) : List.of())
                        .by(address.department().stream().toList())
                        .directed(direction().stream().toList())
                        .ofTeam(address.team());
        count = queries.count(filter);
        slice = queries.list(filter, address.query().first(LoopAddress.AFTER), PAGE);
    }

    private Optional<Direction> direction() {
        return address.query()
                .first(DIRECTION)
                .flatMap(
                        name ->
                                Arrays.stream(Direction.values())
                                        .filter(direction -> direction.name().equals(name))
                                        .findFirst());
    }

    /** Number of touchpoints and the period, in words. */
    public String getWords() {
        return formats.text(
                "loop.touchpoints.found", count, LoopFilters.words(address.period(), formats));
    }

    /** The dashboard that the list belongs to. */
    public String getDashboardLink() {
        return address.dashboard();
    }

    /** The filters. */
    public List<FilterChip> getChips() {
        List<FilterChip> chips = new ArrayList<>(LoopFilters.chips(address, teams, formats));
        chips.add(0, stageChip());
        return chips;
    }

    private FilterChip stageChip() {
        List<FilterChip.Option> options =
                Arrays.stream(LoopStage.values())
                        .map(
                                stage ->
                                        new FilterChip.Option(
                                                stage.name(),
                                                formats.label(stage),
                                                stage.number(),
                                                address.hasStage() && stage == address.stage()))
                        .toList();
        return FilterChip.of(
                LoopAddress.STAGE, formats.text("loop.filter.stage"), options, true, formats);
    }

    /** What the chips send along unseen. */
    public List<LoopAddress.Carried> getCarried() {
        return address.carried(LoopAddress.FROM, LoopAddress.TO, DIRECTION);
    }

    /** What the dates of one's own send along unseen. */
    public List<LoopAddress.Carried> getCarriedByDates() {
        return address.carried(
                LoopAddress.TEAM, LoopAddress.DEPARTMENT, LoopAddress.STAGE, DIRECTION);
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
        return address.filtered() || address.hasStage() || direction().isPresent();
    }

    /** The touchpoints, newest first. */
    public List<TouchpointRow> getRows() {
        return slice.items();
    }

    /** What happened, in one line: the summary, or the type's name. */
    public String what(TouchpointRow row) {
        return row.summary().orElseGet(() -> row.typeName(formats.getLocale()));
    }

    /** The type's name, where the line says something else. */
    public String typeName(TouchpointRow row) {
        return row.typeName(formats.getLocale());
    }

    /** The next part of the list; empty at its end. */
    public String getNextLink() {
        return slice.next()
                .map(
                        cursor ->
                                address.query()
                                        .with(LoopAddress.AFTER, cursor)
                                        .on(LoopAddress.TOUCHPOINTS))
                .orElse("");
    }

    /** The start of the list; empty there. */
    public String getStartLink() {
        return address.query().first(LoopAddress.AFTER).isEmpty()
                ? ""
                : address.query().without(LoopAddress.AFTER).on(LoopAddress.TOUCHPOINTS);
    }
}
