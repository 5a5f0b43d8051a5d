package org.loyaltyloop.web.page.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.loop.StageSet;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.component.UrlQuery;

class LoopAddressTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final TeamId TEAM = TeamId.next();
    private static final Actor MANAGER =
            Actor.user(UserId.next(), "Hester", Set.of(Role.MANAGER), Optional.of(TEAM));

    @ParameterizedTest
    @CsvSource({
        "30d, 2026-10-26, 2026-11-25",
        "90d, 2026-08-27, 2026-11-25",
        "quarter, 2026-10-01, 2026-11-25",
        "last-quarter, 2026-07-01, 2026-10-01",
        "year, 2026-01-01, 2026-11-25",
        "12m, 2025-11-25, 2026-11-25"
    })
    void aNamedPeriodEndsWithTodayOrWithItsQuarter(String name, LocalDate from, LocalDate to) {
        assertThat(at("period=" + name).period()).isEqualTo(new Period(from, to));
    }

    @Test
    void datesOfOnesOwnIncludeTheLastDay() {
        assertThat(at("from=2026-01-01&to=2026-03-31").period())
                .isEqualTo(new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1)));
    }

    @Test
    void aNamedPeriodOverrulesDates() {
        LoopAddress address = at("from=2026-01-01&to=2026-03-31&period=30d");

        assertThat(address.customPeriod()).isEmpty();
        assertThat(address.choice()).isEqualTo(PeriodChoice.LAST_30_DAYS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "period=fortnight",
                "from=2026-02-30&to=2026-03-01",
                "from=2026-03-02&to=2026-03-01",
                "from=2026-03-01",
                "from=%2B999999999-01-01&to=%2B999999999-01-02"
            })
    void whatCannotBeReadGivesTheDefault(String query) {
        assertThat(at(query).period()).isEqualTo(LoopAddress.DEFAULT_PERIOD.on(TODAY));
    }

    @Test
    void namesThatNothingBearsNarrowNothing() {
        LoopAddress address =
                at(
                        "department=LEGAL&channel=PIGEON&stage=LIMBO&set=EVERYBODY&asked=LIMBO&metric=STARS"
                                + "&direction=SIDEWAYS&offering=7&owner=x&team=x");

        assertThat(address.filter()).isEqualTo(at("").filter());
        assertThat(address.touchpointFilter(ZoneOffset.UTC))
                .isEqualTo(at("").touchpointFilter(ZoneOffset.UTC));
        assertThat(address.chosenStage()).isEmpty();
        assertThat(address.set()).isEqualTo(at("").set());
    }

    @Test
    void myTeamIsTheTeamOfWhoeverLooks() {
        assertThat(at("team=mine").team()).contains(TEAM);
        assertThat(at("team=nonsense").team()).isEmpty();
    }

    @Test
    void linksBehindFiguresKeepTheFilters() {
        LoopAddress address = at("period=30d&department=SERVICE&after=x&view=table");

        assertThat(address.department()).contains(Department.SERVICE);
        assertThat(address.accounts(LoopStage.SERVICE, StageSet.STALLED))
                .isEqualTo(
                        "/loop/accounts?period=30d&department=SERVICE&stage=SERVICE&set=STALLED");
        assertThat(address.touchpoints(LoopStage.SELECTION))
                .isEqualTo("/loop/touchpoints?period=30d&department=SERVICE&stage=SELECTION");
        assertThat(address.dashboard()).isEqualTo("/loop/dashboard?period=30d&department=SERVICE");
    }

    private static LoopAddress at(String query) {
        return new LoopAddress(UrlQuery.parse(query), TODAY, MANAGER);
    }
}
