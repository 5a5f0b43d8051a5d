package org.loyaltyloop.web.page.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.offering.LineRow;
import org.loyaltyloop.staff.Colleague;
import org.loyaltyloop.staff.TeamRow;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.web.component.FilterChip;
import org.loyaltyloop.web.i18n.Formats;

/** The chips that narrow the figures, and the period in words. */
final class LoopFilters {

    private LoopFilters() {}

    /** What there is to choose from. */
    record Choices(
            List<TeamRow> teams,
            List<Colleague> owners,
            List<LineRow> lines,
            List<String> sectors) {}

    /** Period, comparison and what narrows the accounts, each with its choice marked. */
    static List<FilterChip> chips(LoopAddress address, Choices choices, Formats formats) {
        return List.of(
                period(address, formats),
                comparison(address, formats),
                team(address, choices.teams(), formats),
                owner(address, choices.owners(), formats),
                constants(
                        LoopAddress.DEPARTMENT,
                        "loop.filter.department",
                        Department.values(),
                        address.department(),
                        formats),
                constants(
                        LoopAddress.CHANNEL,
                        "loop.filter.channel",
                        Channel.values(),
                        address.channel(),
                        formats),
                FilterChip.of(
                        LoopAddress.OFFERING,
                        formats.text("loop.filter.offering"),
                        choices.lines().stream()
                                .map(
                                        line ->
                                                option(
                                                        line.id().toString(),
                                                        formats.isDutch()
                                                                ? line.dutchName()
                                                                : line.name(),
                                                        address.offering().map(Object::toString)))
                                .toList(),
                        true,
                        formats),
                FilterChip.of(
                        LoopAddress.SECTOR,
                        formats.text("loop.filter.sector"),
                        choices.sectors().stream()
                                .map(sector -> option(sector, sector, address.sector()))
                                .toList(),
                        true,
                        formats));
    }

    /** The days of a period, as in 1 July to 30 September 2026. */
    static String words(Period period, Formats formats) {
        return formats.text(
                "loop.period.days",
                formats.date(period.from()),
                formats.date(period.to().minusDays(1)));
    }

    private static FilterChip period(LoopAddress address, Formats formats) {
        boolean custom = address.customPeriod().isPresent();
        List<FilterChip.Option> options =
                Arrays.stream(PeriodChoice.values())
                        .map(
                                choice ->
                                        new FilterChip.Option(
                                                choice.code(),
                                                formats.label(choice),
                                                0,
                                                !custom && choice == address.choice()))
                        .toList();
        String words = custom ? words(address.period(), formats) : formats.label(address.choice());
        return new FilterChip(
                LoopAddress.PERIOD, formats.text("loop.filter.period"), words, true, options);
    }

    private static FilterChip comparison(LoopAddress address, Formats formats) {
        boolean custom = address.customComparison().isPresent();
        List<FilterChip.Option> options =
                Arrays.stream(CompareChoice.values())
                        .map(
                                choice ->
                                        new FilterChip.Option(
                                                choice.code(),
                                                formats.label(choice),
                                                0,
                                                !custom && choice == address.comparison()))
                        .toList();
        String with =
                custom
                        ? words(address.comparedPeriod(), formats)
                        : formats.label(address.comparison());
        return new FilterChip(
                LoopAddress.COMPARE,
                formats.text("loop.filter.compare"),
                formats.text("loop.filter.compared", with),
                true,
                options);
    }

    private static FilterChip team(LoopAddress address, List<TeamRow> teams, Formats formats) {
        Optional<String> chosen = address.team().map(Object::toString);
        List<FilterChip.Option> options =
                teams.stream()
                        .map(team -> option(team.id().toString(), team.name(), chosen))
                        .toList();
        return FilterChip.of(
                LoopAddress.TEAM, formats.text("loop.filter.team"), options, true, formats);
    }

    /** Whoever looks comes first: their own accounts are asked for most. */
    private static FilterChip owner(LoopAddress address, List<Colleague> owners, Formats formats) {
        Optional<String> chosen = address.query().first(LoopAddress.OWNER);
        List<FilterChip.Option> options = new ArrayList<>();
        options.add(option(LoopAddress.ME, formats.text("loop.filter.owner.me"), chosen));
        owners.stream()
                .filter(Colleague::active)
                .map(owner -> option(owner.id().toString(), owner.displayName(), chosen))
                .forEach(options::add);
        return FilterChip.of(
                LoopAddress.OWNER, formats.text("loop.filter.owner"), options, true, formats);
    }

    /** A chip to choose one constant of an enum. */
    static <E extends Enum<E>> FilterChip constants(
            String name, String key, E[] constants, Optional<E> chosen, Formats formats) {
        List<FilterChip.Option> options =
                Arrays.stream(constants)
                        .map(
                                constant ->
                                        option(
                                                constant.name(),
                                                formats.label(constant),
                                                chosen.map(Enum::name)))
                        .toList();
        return FilterChip.of(name, formats.text(key), options, true, formats);
    }

    private static FilterChip.Option option(String value, String label, Optional<String> chosen) {
        return new FilterChip.Option(value, label, 0, chosen.filter(value::equals).isPresent());
    }
}
