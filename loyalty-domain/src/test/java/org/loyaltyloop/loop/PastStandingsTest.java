package org.loyaltyloop.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.offering.OfferingFixture;
import org.loyaltyloop.offering.ProductLineId;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.RecordOutcome;
import org.loyaltyloop.touchpoint.TouchpointDraft;
import org.loyaltyloop.touchpoint.TouchpointId;

/**
 * Where accounts stood on a day in the past is remembered, and yet follows whatever comes in late.
 */
@Tag("database")
class PastStandingsTest {

    private static final World WORLD = new World();
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String[] TYPES = {"WEB_VISIT", "ORDER_PLACED", "QUESTION", "REVIEW"};
    private static int serial;

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void lateTouchpointsWithdrawalsAndMergesChangeThePast(long seed) {
        // One transaction for all of it: a connection for every statement would take most of the
        // time.
        WORLD.database.inTransaction(() -> assertPastFollows(seed));
    }

    private static void assertPastFollows(long seed) {
        WORLD.clock.set(START.plus(Duration.ofDays(120)));
        Random chance = new Random(seed);
        ProductLineId line = OfferingFixture.line(WORLD.sql, "LINE-" + seed);
        TeamId team = WORLD.customers.team("Team " + seed);
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            accounts.add(
                    WORLD.customers.account(
                            "Account " + i, i % 2 == 0 ? Optional.of(team) : Optional.empty()));
        }
        List<TouchpointId> recorded = new ArrayList<>();
        LoopFilter spring =
                LoopFilter.of(new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 1)));
        List<LoopFilter> filters =
                List.of(
                        spring,
                        spring.ofTeam(Optional.of(team)),
                        spring.about(Optional.of(line)),
                        spring.about(Optional.of(line)).ofTeam(Optional.of(team)));
        for (int i = 0; i < 25; i++) {
            switch (chance.nextInt(8)) {
                case 0 -> withdraw(recorded, chance);
                case 1 -> {
                    if (accounts.size() > 2) {
                        WORLD.merge(accounts.remove(0), accounts.get(0));
                    }
                }
                default ->
                        recorded.add(
                                record(
                                        accounts.get(chance.nextInt(accounts.size())),
                                        "LINE-" + seed,
                                        chance));
            }
            filters.forEach(PastStandingsTest::assertStanding);
        }
    }

    private static void assertStanding(LoopFilter filter) {
        Recount recount =
                new Recount(WORLD.sql, filter, WORLD.settings.zone(), WORLD.clock.instant());
        LoopFigures figures = WORLD.loop.figures(filter);
        for (LoopStage stage : LoopStage.values()) {
            assertThat(figures.of(stage).accountsNow())
                    .as("standing in %s", stage)
                    .isEqualTo(recount.standing(stage).size());
            assertThat(figures.of(stage).stalled())
                    .as("stalled in %s", stage)
                    .isEqualTo(recount.stalled(stage).size());
        }
    }

    private static TouchpointId record(AccountId account, String line, Random chance) {
        TouchpointDraft draft =
                new TouchpointDraft()
                        .account(account)
                        .type(TYPES[chance.nextInt(TYPES.length)])
                        .occurredAt(START.plus(Duration.ofHours(chance.nextInt(100 * 24))))
                        .known("past", "p-" + ++serial);
        if (chance.nextBoolean()) {
            draft.offering(line);
        }
        return ((RecordOutcome.Recorded) WORLD.record(draft).get(0)).id();
    }

    private static void withdraw(List<TouchpointId> recorded, Random chance) {
        if (!recorded.isEmpty()) {
            TouchpointId id = recorded.remove(chance.nextInt(recorded.size()));
            WORLD.database.inTransaction(
                    () -> WORLD.touchpoints.withdrawAll(World.ERP, List.of(id), "wrong"));
        }
    }
}
