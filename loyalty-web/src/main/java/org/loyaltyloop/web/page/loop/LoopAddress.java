package org.loyaltyloop.web.page.loop;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.loop.LoopFilter;
import org.loyaltyloop.loop.StageSet;
import org.loyaltyloop.offering.ProductLineId;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.Direction;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.touchpoint.TouchpointFilter;
import org.loyaltyloop.web.component.UrlQuery;

/**
 * How the address of the dashboard, and of the lists behind its figures, says what to show. What
 * cannot be read is left out rather than refused: an old link still leads somewhere. {@code
 * team=mine} and {@code owner=me} mean whoever looks, so that a shared view fits all.
 */
record LoopAddress(UrlQuery query, LocalDate today, Actor viewer) {

    static final String DASHBOARD = "/loop/dashboard";
    static final String STAGE_PAGE = "/loop/stage";
    static final String PATHS = "/loop/paths";
    static final String ACCOUNTS = "/loop/accounts";
    static final String TOUCHPOINTS = "/loop/touchpoints";

    static final String PERIOD = "period";
    static final String FROM = "from";
    static final String TO = "to";
    static final String COMPARE = "compare";
    static final String COMPARE_FROM = "cfrom";
    static final String COMPARE_TO = "cto";
    static final String TEAM = "team";
    static final String OWNER = "owner";
    static final String DEPARTMENT = "department";
    static final String CHANNEL = "channel";
    static final String OFFERING = "offering";
    static final String SECTOR = "sector";
    static final String STAGE = "stage";
    static final String SET = "set";
    static final String ASKED = "asked";
    static final String METRIC = "metric";
    static final String DIRECTION = "direction";
    static final String VIEW = "view";
    static final String AFTER = "after";
    static final String MINE = "mine";
    static final String ME = "me";

    /** What the figures are about: carried from page to page, and kept by a saved view. */
    static final List<String> FILTERS =
            List.of(
                    PERIOD,
                    FROM,
                    TO,
                    COMPARE,
                    COMPARE_FROM,
                    COMPARE_TO,
                    TEAM,
                    OWNER,
                    DEPARTMENT,
                    CHANNEL,
                    OFFERING,
                    SECTOR);

    /** Days given one by one. */
    static final List<String> DAYS = List.of(FROM, TO, COMPARE_FROM, COMPARE_TO);

    /** Periods chosen by name, which take the place of days. */
    static final List<String> NAMED_PERIODS = List.of(PERIOD, COMPARE);

    /**
     * Shown where the address names no period; long enough for conversion windows to have passed.
     */
    static final PeriodChoice DEFAULT_PERIOD = PeriodChoice.LAST_90_DAYS;

    private static final int LONGEST_SECTOR = 100;
    private static final int LONGEST_YEARS = 50;

    /** What the figures are about. */
    LoopFilter filter() {
        return LoopFilter.of(period())
                .ofTeam(team())
                .ofOwner(owner())
                .inSector(sector())
                .by(department())
                .along(channel())
                .about(offering());
    }

    /** What the figures are compared with: the same of another period. */
    LoopFilter compared() {
        return filter().in(comparedPeriod());
    }

    /**
     * The period to compare with: a choice by name, else days given one by one, else the one
     * before.
     */
    Period comparedPeriod() {
        return customComparison().orElseGet(() -> comparison().of(period()));
    }

    /** Days to compare with given one by one, where no choice by name overrules them. */
    Optional<Period> customComparison() {
        return query.first(COMPARE).flatMap(CompareChoice::ofCode).isPresent()
                ? Optional.empty()
                : days(COMPARE_FROM, COMPARE_TO);
    }

    /** The choice of a period to compare with, or the default. */
    CompareChoice comparison() {
        return query.first(COMPARE)
                .flatMap(CompareChoice::ofCode)
                .orElse(CompareChoice.PERIOD_BEFORE);
    }

    /** The period: a choice by name, else days given one by one, else the default. */
    Period period() {
        return customPeriod().orElseGet(() -> choice().on(today));
    }

    /** Days given one by one, where no choice by name overrules them; the last is included. */
    Optional<Period> customPeriod() {
        if (query.first(PERIOD).flatMap(PeriodChoice::ofCode).isPresent()) {
            return Optional.empty();
        }
        return days(FROM, TO);
    }

    private Optional<Period> days(String first, String last) {
        Optional<LocalDate> from = query.first(first).flatMap(this::day);
        Optional<LocalDate> to = query.first(last).flatMap(this::day);
        if (from.isEmpty() || to.isEmpty() || to.get().isBefore(from.get())) {
            return Optional.empty();
        }
        return Optional.of(new Period(from.get(), to.get().plusDays(1)));
    }

    /** The choice by name, or the default. */
    PeriodChoice choice() {
        return query.first(PERIOD).flatMap(PeriodChoice::ofCode).orElse(DEFAULT_PERIOD);
    }

    /** The team of the accounts that count. */
    Optional<TeamId> team() {
        return query.first(TEAM)
                .flatMap(
                        value -> value.equals(MINE) ? viewer.team() : uuid(value).map(TeamId::new));
    }

    /** The owner of the accounts that count. */
    Optional<UserId> owner() {
        return query.first(OWNER)
                .flatMap(value -> value.equals(ME) ? viewer.user() : uuid(value).map(UserId::new));
    }

    /** The department of the touchpoints that count. */
    Optional<Department> department() {
        return query.first(DEPARTMENT).flatMap(name -> constant(Department.values(), name));
    }

    /** The channel of the touchpoints that count. */
    Optional<Channel> channel() {
        return query.first(CHANNEL).flatMap(name -> constant(Channel.values(), name));
    }

    /** The product line that the touchpoints and journeys are about. */
    Optional<ProductLineId> offering() {
        return query.first(OFFERING).flatMap(LoopAddress::uuid).map(ProductLineId::new);
    }

    /** The sector of the accounts that count. */
    Optional<String> sector() {
        return query.first(SECTOR)
                .map(
                        name ->
                                name.codePoints()
                                        .filter(c -> !Character.isISOControl(c))
                                        .limit(LONGEST_SECTOR)
                                        .collect(
                                                StringBuilder::new,
                                                StringBuilder::appendCodePoint,
                                                StringBuilder::append)
                                        .toString())
                .filter(name -> !name.isBlank());
    }

    /** A page about binding, of the same accounts. */
    String binding(String path) {
        UrlQuery same = query.only(List.of(SECTOR));
        if (team().isPresent()) {
            same = same.with(TEAM, team().get().toString());
        }
        if (owner().isPresent()) {
            same = same.with(OWNER, owner().get().toString());
        }
        return same.on(path);
    }

    /** The stage of the list; the first where the address names none. */
    LoopStage stage() {
        return chosenStage().orElse(LoopStage.INSPIRATION);
    }

    /** The stage that the address names. */
    Optional<LoopStage> chosenStage() {
        return query.first(STAGE).flatMap(name -> constant(LoopStage.values(), name));
    }

    /** Which accounts the list shows. */
    StageSet set() {
        return query.first(SET)
                .flatMap(name -> constant(StageSet.values(), name))
                .orElse(StageSet.NOW);
    }

    /** The touchpoints of the list: of any stage where the address names none. */
    TouchpointFilter touchpointFilter(ZoneId zone) {
        Period period = period();
        TouchpointFilter filter =
                TouchpointFilter.ALL
                        .between(period.start(zone), period.end(zone))
                        .in(chosenStage().stream().toList())
                        .by(department().stream().toList())
                        .directed(direction().stream().toList())
                        .along(channel().stream().toList())
                        .about(offering())
                        .ofTeam(team())
                        .ofOwner(owner())
                        .inSector(sector());
        if (asked().isPresent()) {
            filter = filter.askedAbout(asked().get());
        }
        return metric().isPresent() ? filter.answering(metric().get()) : filter;
    }

    /** The direction of the touchpoints of the list. */
    Optional<Direction> direction() {
        return query.first(DIRECTION).flatMap(name -> constant(Direction.values(), name));
    }

    /** Whether anything narrows the figures. */
    boolean filtered() {
        return !query.only(FILTERS).isEmpty();
    }

    /** The dashboard with the same filters. */
    String dashboard() {
        return query.only(FILTERS).on(DASHBOARD);
    }

    /** The accounts behind a figure of a stage. */
    String accounts(LoopStage stage, StageSet set) {
        return query.only(FILTERS).with(STAGE, stage.name()).with(SET, set.name()).on(ACCOUNTS);
    }

    /** The page of a stage. */
    String stagePage(LoopStage stage) {
        return query.only(FILTERS).with(STAGE, stage.name()).on(STAGE_PAGE);
    }

    /** The touchpoints of a stage. */
    String touchpoints(LoopStage stage) {
        return query.only(FILTERS).with(STAGE, stage.name()).on(TOUCHPOINTS);
    }

    /** The touchpoints of a stage by one department. */
    String touchpoints(LoopStage stage, Department department) {
        return query.only(FILTERS)
                .with(STAGE, stage.name())
                .with(DEPARTMENT, department.name())
                .on(TOUCHPOINTS);
    }

    /** The touchpoints of a stage by one department along one channel. */
    String touchpoints(LoopStage stage, Department department, Channel channel) {
        return query.only(FILTERS)
                .with(STAGE, stage.name())
                .with(DEPARTMENT, department.name())
                .with(CHANNEL, channel.name())
                .on(TOUCHPOINTS);
    }

    /** The accounts behind a figure over all stages. */
    String accounts(StageSet set) {
        return query.only(FILTERS).with(SET, set.name()).on(ACCOUNTS);
    }

    /** How accounts go from stage to stage, with the same filters. */
    String paths() {
        return query.only(FILTERS).on(PATHS);
    }

    /** The answers about a stage, by one metric. */
    String answers(LoopStage stage, SurveyMetric metric) {
        return query.only(FILTERS)
                .with(ASKED, stage.name())
                .with(METRIC, metric.name())
                .on(TOUCHPOINTS);
    }

    /** The stage that the answers of the list are about. */
    Optional<LoopStage> asked() {
        return query.first(ASKED).flatMap(name -> constant(LoopStage.values(), name));
    }

    /** The metric that the touchpoints of the list answer. */
    Optional<SurveyMetric> metric() {
        return query.first(METRIC).flatMap(name -> constant(SurveyMetric.values(), name));
    }

    /** The touchpoints of all stages. */
    String touchpoints() {
        return query.only(FILTERS).on(TOUCHPOINTS);
    }

    /** What a form has to send along to keep these parts of the address. */
    List<Carried> carried(List<String> names) {
        return names.stream()
                .flatMap(name -> query.all(name).stream().map(value -> new Carried(name, value)))
                .toList();
    }

    /** A part of the address that a form sends along unseen. */
    public record Carried(String name, String value) {}

    private Optional<LocalDate> day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            boolean near = Math.abs(day.getYear() - today.getYear()) <= LONGEST_YEARS;
            return near ? Optional.of(day) : Optional.empty();
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] constants, String name) {
        return Arrays.stream(constants).filter(c -> c.name().equals(name)).findFirst();
    }
}
