package org.loyaltyloop.web.page.binding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.loyaltyloop.binding.Band;
import org.loyaltyloop.binding.BindingFilter;
import org.loyaltyloop.binding.BindingGroup;
import org.loyaltyloop.binding.BindingLevel;
import org.loyaltyloop.binding.BindingOverview;
import org.loyaltyloop.binding.BindingSet;
import org.loyaltyloop.customerview.AccountListQueries;
import org.loyaltyloop.staff.StaffQueries;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.component.FilterChip;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;

/**
 * How the address of the overview and its lists says what to show. What cannot be read is left out
 * rather than refused: an old link still leads somewhere.
 */
@RequestScoped
public class BindingAddress {

    static final String OVERVIEW = "/binding/overview";
    static final String ACCOUNTS = "/binding/accounts";

    private static final String TEAM = "team";
    private static final String OWNER = "owner";
    private static final String SECTOR = "sector";
    private static final String STAGE = "stage";
    private static final String LEVEL = "level";
    private static final String BAND = "band";
    private static final String SET = "set";
    private static final String BY = "by";
    private static final String WITHOUT = "without";
    private static final List<String> FILTERS = List.of(TEAM, OWNER, SECTOR, STAGE, WITHOUT);
    private static final int LONGEST = 100;

    private final UrlQuery query;
    private final StaffQueries staff;
    private final AccountListQueries accounts;
    private final Formats formats;

    @Inject
    BindingAddress(
            HttpServletRequest request,
            StaffQueries staff,
            AccountListQueries accounts,
            Formats formats) {
        this.query = UrlQuery.of(request.getParameterMap());
        this.staff = staff;
        this.accounts = accounts;
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BindingAddress() {
        this.query = UrlQuery.empty();
        this.staff = null;
        this.accounts = null;
        this.formats = null;
    }

    /** The accounts that are meant. */
    public BindingFilter filter() {
        return new BindingFilter(
                query.first(TEAM).flatMap(BindingAddress::uuid).map(TeamId::new),
                query.first(OWNER).flatMap(BindingAddress::uuid).map(UserId::new),
                query.first(SECTOR)
                        .filter(
                                sector ->
                                        sector.length() <= LONGEST
                                                && sector.chars()
                                                        .noneMatch(Character::isISOControl)),
                constant(STAGE, LoopStage.values()),
                constant(WITHOUT, BindingGroup.values()));
    }

    /** What the overview tells the accounts apart by. */
    public BindingGroup by() {
        return constant(BY, BindingGroup.values()).orElse(BindingGroup.STAGE);
    }

    /** The overview that tells the accounts apart by something else. */
    public String by(BindingGroup by) {
        return query.only(FILTERS).with(BY, by.name()).on(OVERVIEW) + "#groups";
    }

    /** The level that a list is of. */
    public Optional<BindingLevel> level() {
        return constant(LEVEL, BindingLevel.values());
    }

    /** The bands that a list is of; none where it is another kind of list. */
    public Set<Band> bands() {
        return Arrays.stream(Band.values())
                .filter(band -> query.has(BAND, band.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Band.class)));
    }

    /** Whether a list is one of a level and bands. */
    public boolean isOfBands() {
        return level().isPresent() && !bands().isEmpty();
    }

    /** The list that is meant, where it is none of a level and band. */
    public BindingSet set() {
        return constant(SET, BindingSet.values()).orElse(BindingSet.HOSTAGES);
    }

    /** The accounts of a level and band. */
    public String accounts(BindingLevel level, Band band) {
        return query.only(FILTERS).with(LEVEL, level.name()).with(BAND, band.name()).on(ACCOUNTS);
    }

    /** The accounts of a group that a level binds weakly or not at all. */
    public String weak(BindingGroup by, BindingOverview.Group group, BindingLevel level) {
        return of(by, group)
                .with(LEVEL, level.name())
                .with(BAND, List.of(Band.NONE.name(), Band.WEAK.name()))
                .on(ACCOUNTS);
    }

    /** The overview of a group alone. */
    public String overview(BindingGroup by, BindingOverview.Group group) {
        return of(by, group).on(OVERVIEW);
    }

    private UrlQuery of(BindingGroup by, BindingOverview.Group group) {
        UrlQuery filters = query.only(FILTERS);
        return group.key()
                .map(
                        key ->
                                switch (by) {
                                    case STAGE ->
                                            filters.with(
                                                    STAGE,
                                                    LoopStage.of(Integer.parseInt(key)).name());
                                    case TEAM -> filters.with(TEAM, key);
                                    case OWNER -> filters.with(OWNER, key);
                                    case SECTOR -> filters.with(SECTOR, key);
                                })
                .orElseGet(() -> filters.with(WITHOUT, by.name()));
    }

    /** The accounts of a list. */
    public String accounts(BindingSet set) {
        return query.only(FILTERS).with(SET, set.name()).on(ACCOUNTS);
    }

    /** The overview with the same filters. */
    public String overview() {
        return query.only(FILTERS).on(OVERVIEW);
    }

    /** Whether anything restricts the accounts. */
    public boolean isFiltered() {
        return !query.only(FILTERS).isEmpty();
    }

    /** The filters, with what is chosen. */
    public List<FilterChip> chips() {
        return List.of(
                chip(
                        TEAM,
                        "accounts.field.team",
                        staff.teams().stream()
                                .map(team -> option(TEAM, team.id().toString(), team.name()))
                                .toList()),
                chip(
                        OWNER,
                        "accounts.field.owner",
                        staff.colleagues().stream()
                                .map(c -> option(OWNER, c.id().toString(), c.displayName()))
                                .toList()),
                chip(
                        SECTOR,
                        "accounts.field.sector",
                        accounts.sectors().stream().map(s -> option(SECTOR, s, s)).toList()),
                chip(
                        STAGE,
                        "accounts.list.stage",
                        Arrays.stream(LoopStage.values())
                                .map(
                                        stage ->
                                                new FilterChip.Option(
                                                        stage.name(),
                                                        formats.label(stage),
                                                        stage.number(),
                                                        query.has(STAGE, stage.name())))
                                .toList()));
    }

    /** What the form of the filters carries along unseen: which list it is. */
    public List<Parameter> carried() {
        List<Parameter> carried = new ArrayList<>();
        for (String name : List.of(LEVEL, BAND, SET, BY)) {
            query.all(name).forEach(value -> carried.add(new Parameter(name, value)));
        }
        return carried;
    }

    /** All that the address says, for a form that posts back to it. */
    public List<Parameter> all() {
        List<Parameter> all = carried();
        for (String name : FILTERS) {
            query.all(name).forEach(value -> all.add(new Parameter(name, value)));
        }
        return all;
    }

    /** A name and a value of the address. */
    public record Parameter(String name, String value) {}

    private FilterChip chip(String name, String key, List<FilterChip.Option> options) {
        return FilterChip.of(name, formats.text(key), options, true, formats);
    }

    private FilterChip.Option option(String name, String value, String label) {
        return new FilterChip.Option(value, label, 0, query.has(name, value));
    }

    private <E extends Enum<E>> Optional<E> constant(String name, E[] constants) {
        return query.first(name)
                .flatMap(
                        value ->
                                Arrays.stream(constants)
                                        .filter(c -> c.name().equals(value))
                                        .findFirst());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
