package org.loyaltyloop.web.page.loop;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.staff.TeamRow;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.web.component.FilterChip;
import org.loyaltyloop.web.i18n.Formats;

/** The chips that narrow the figures, and the period in words. */
final class LoopFilters {

    private LoopFilters() {}

    /** Period, team and department, each with its choice marked. */
    static List<FilterChip> chips(LoopAddress address, List<TeamRow> teams, Formats formats) {
        return List.of(
                period(address, formats),
                team(address, teams, formats),
                department(address, formats));
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

    private static FilterChip team(LoopAddress address, List<TeamRow> teams, Formats formats) {
        Optional<String> chosen = address.team().map(Object::toString);
        List<FilterChip.Option> options =
                teams.stream()
                        .map(
                                team ->
                                        new FilterChip.Option(
                                                team.id().toString(),
                                                team.name(),
                                                0,
                                                chosen.filter(team.id().toString()::equals)
                                                        .isPresent()))
                        .toList();
        return FilterChip.of(
                LoopAddress.TEAM, formats.text("loop.filter.team"), options, true, formats);
    }

    private static FilterChip department(LoopAddress address, Formats formats) {
        List<FilterChip.Option> options =
                Arrays.stream(Department.values())
                        .map(
                                department ->
                                        new FilterChip.Option(
                                                department.name(),
                                                formats.label(department),
                                                0,
                                                address.department()
                                                        .filter(department::equals)
                                                        .isPresent()))
                        .toList();
        return FilterChip.of(
                LoopAddress.DEPARTMENT,
                formats.text("loop.filter.department"),
                options,
                true,
                formats);
    }
}
