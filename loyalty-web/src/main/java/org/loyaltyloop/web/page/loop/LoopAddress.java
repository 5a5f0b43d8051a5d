package org.loyaltyloop.web.page.loop;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.loop.LoopFilter;
import org.loyaltyloop.loop.StageSet;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.component.UrlQuery;

/**
 * How the address of the dashboard, and of the lists behind its figures, says what to show. What
 * cannot be read is left out rather than refused: an old link still leads somewhere. {@code
 * team=mine} means the team of whoever looks.
 */
record LoopAddress(UrlQuery query, LocalDate today, Actor viewer) {

    static final String DASHBOARD = "/loop/dashboard";
    static final String ACCOUNTS = "/loop/accounts";
    static final String TOUCHPOINTS = "/loop/touchpoints";

    static final String PERIOD = "period";
    static final String FROM = "from";
    static final String TO = "to";
    static final String TEAM = "team";
    static final String DEPARTMENT = "department";
    static final String STAGE = "stage";
    static final String SET = "set";
    static final String AFTER = "after";
    static final String MINE = "mine";

    /** What narrows the figures, carried from page to page. */
    static final List<String> FILTERS = List.of(PERIOD, FROM, TO, TEAM, DEPARTMENT);

    /**
     * Shown where the address names no period; long enough for conversion windows to have passed.
     */
    static final PeriodChoice DEFAULT_PERIOD = PeriodChoice.LAST_90_DAYS;

    private static final int LONGEST_YEARS = 50;

    /** What the figures are about. */
    LoopFilter filter() {
        return LoopFilter.of(period()).ofTeam(team()).by(department());
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
        Optional<LocalDate> from = query.first(FROM).flatMap(this::day);
        Optional<LocalDate> to = query.first(TO).flatMap(this::day);
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

    /** The department of the touchpoints that count. */
    Optional<Department> department() {
        return query.first(DEPARTMENT).flatMap(name -> constant(Department.values(), name));
    }

    /** The stage of the list; the first where the address names none. */
    LoopStage stage() {
        return query.first(STAGE)
                .flatMap(name -> constant(LoopStage.values(), name))
                .orElse(LoopStage.INSPIRATION);
    }

    /** Whether the address names a stage. */
    boolean hasStage() {
        return query.first(STAGE).flatMap(name -> constant(LoopStage.values(), name)).isPresent();
    }

    /** Which accounts the list shows. */
    StageSet set() {
        return query.first(SET)
                .flatMap(name -> constant(StageSet.values(), name))
                .orElse(StageSet.NOW);
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

    /** The touchpoints of a stage. */
    String touchpoints(LoopStage stage) {
        return query.only(FILTERS).with(STAGE, stage.name()).on(TOUCHPOINTS);
    }

    /** The touchpoints of all stages. */
    String touchpoints() {
        return query.only(FILTERS).on(TOUCHPOINTS);
    }

    /** What a form has to send along to keep these parts of the address. */
    List<Carried> carried(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> query.all(name).stream().map(value -> new Carried(name, value)))
                .toList();
    }

    /** A part of the address that a form sends along unseen. */
    record Carried(String name, String value) {}

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
