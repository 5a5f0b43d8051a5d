package org.loyaltyloop.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.offering.OfferingFixture;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.touchpoint.CorrectPlacement;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.RecordOutcome;
import org.loyaltyloop.touchpoint.TouchpointDraft;
import org.loyaltyloop.touchpoint.TouchpointId;

/**
 * Whatever happened, and in whatever order: what was projected step by step equals what is counted
 * and folded anew.
 */
@Tag("database")
class HistoryPropertiesTest {

    private static final World WORLD = new World();
    private static final String[] TYPES = {
        "ARTICLE_READ",
        "WEB_VISIT",
        "QUOTE_REQUESTED",
        "ORDER_PLACED",
        "ORDER_PLACED",
        "PAYMENT_RECEIVED",
        "DELIVERY",
        "QUESTION",
        "REVIEW",
        "REFERRAL",
        "EMAIL_OUT",
        "BUSINESS_CONVERSATION"
    };
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static int serial;

    @BeforeAll
    static void open() {
        WORLD.clock.set(START.plus(Duration.ofDays(60)));
        OfferingFixture.line(WORLD.sql, "PAPER");
        OfferingFixture.line(WORLD.sql, "PENS");
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void projectionEqualsRebuildAfterAnyHistory(long seed) {
        // One transaction for all of it: a connection for every statement would take most of the
        // time.
        WORLD.database.inTransaction(() -> assertProjectionEqualsRebuild(seed));
    }

    private static void assertProjectionEqualsRebuild(long seed) {
        Random chance = new Random(seed);
        History history = new History(chance);
        for (int i = 0; i < 60; i++) {
            history.somethingHappens();
        }

        List<String> journeys = journeys();
        List<String> sheets = WORLD.sheetLines();
        WORLD.database.inTransaction(() -> WORLD.journeys.rebuild(3));
        WORLD.recount();

        assertThat(journeys()).as("journeys, seed %d", seed).isEqualTo(journeys).isNotEmpty();
        assertThat(WORLD.sheetLines())
                .as("sheets, seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(sheets)
                .isNotEmpty();
    }

    @Test
    void writersAtTheSameAccountsNeitherDeadlockNorLoseAMove() throws Exception {
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            accounts.add(WORLD.account("Shared " + i));
        }
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            Random chance = new Random(writer);
            int own = writer;
            writers.add(
                    () -> {
                        int recorded = 0;
                        for (int batch = 0; batch < 12; batch++) {
                            List<TouchpointDraft> drafts = new ArrayList<>();
                            for (int i = 0; i < 20; i++) {
                                String id = "w" + own + "-" + batch + "-" + i;
                                drafts.add(
                                        draft(chance, accounts.get(chance.nextInt(accounts.size())))
                                                .known("race", id));
                            }
                            recorded +=
                                    (int)
                                            WORLD.record(drafts).stream()
                                                    .filter(
                                                            RecordOutcome.Recorded.class
                                                                    ::isInstance)
                                                    .count();
                        }
                        return recorded;
                    });
        }
        writers.add(
                () -> {
                    for (int i = 0; i < 10; i++) {
                        WORLD.database.inTransaction(() -> WORLD.journeys.rebuild(4));
                    }
                    return 0;
                });
        ExecutorService threads = Executors.newFixedThreadPool(writers.size());
        try {
            int recorded = 0;
            for (Future<Integer> writer : threads.invokeAll(writers, 2, TimeUnit.MINUTES)) {
                recorded += writer.get();
            }
            assertThat(recorded).isEqualTo(4 * 12 * 20);
        } finally {
            threads.shutdownNow();
        }

        List<String> journeys = journeys();
        List<String> sheets = WORLD.sheetLines();
        WORLD.database.inTransaction(() -> WORLD.journeys.rebuild(100));
        WORLD.recount();
        assertThat(journeys()).isEqualTo(journeys);
        assertThat(WORLD.sheetLines()).containsExactlyInAnyOrderElementsOf(sheets);
    }

    private static TouchpointDraft draft(Random chance, AccountId account) {
        String type = TYPES[chance.nextInt(TYPES.length)];
        TouchpointDraft draft =
                new TouchpointDraft()
                        .account(account)
                        .type(type)
                        // Few moments, so that many touchpoints share one.
                        .occurredAt(START.plus(Duration.ofHours(6L * chance.nextInt(200))))
                        .known("test", "h-" + ++serial);
        if (type.equals("ORDER_PLACED") || type.equals("PAYMENT_RECEIVED")) {
            draft.orderRef(chance.nextInt(3) == 0 ? null : "O-" + chance.nextInt(12));
        }
        if (chance.nextInt(3) == 0) {
            draft.offering(chance.nextBoolean() ? "PAPER" : "PENS");
        }
        return draft;
    }

    private static List<String> journeys() {
        return WORLD.sql.list(
                """
                select j::text as line from journey.journey j where lap > 0
                union all select l::text from journey.lap l
                union all select s::text from journey.stay s
                order by 1
                """,
                row -> row.text("line"));
    }

    /**
     * Things that happen to accounts: recordings on time and late, corrections, withdrawals,
     * merges, changes of team.
     */
    private static final class History {
        private final Random chance;
        private final List<AccountId> accounts = new ArrayList<>();
        private final List<TouchpointId> recorded = new ArrayList<>();
        private final List<Optional<TeamId>> teams = new ArrayList<>();

        History(Random chance) {
            this.chance = chance;
            teams.add(Optional.empty());
            teams.add(Optional.of(WORLD.customers.team("T" + ++serial)));
            teams.add(Optional.of(WORLD.customers.team("T" + ++serial)));
            for (int i = 0; i < 6; i++) {
                accounts.add(WORLD.customers.account("A" + i, any(teams)));
            }
        }

        void somethingHappens() {
            switch (chance.nextInt(10)) {
                case 0 -> correct();
                case 1 -> withdraw();
                case 2 -> WORLD.move(any(accounts), any(teams));
                case 3 -> merge();
                default -> record();
            }
        }

        private void record() {
            List<TouchpointDraft> drafts = new ArrayList<>();
            for (int i = chance.nextInt(8); i >= 0; i--) {
                drafts.add(draft(chance, any(accounts)));
            }
            for (RecordOutcome outcome : WORLD.record(drafts)) {
                recorded.add(((RecordOutcome.Recorded) outcome).id());
            }
        }

        private void correct() {
            if (recorded.isEmpty()) {
                return;
            }
            TouchpointId id = any(recorded);
            LoopStage seen =
                    WORLD.sql
                            .list(
                                    "select stage from touchpoint.touchpoint where id = ?",
                                    row -> LoopStage.of(row.integer("stage")),
                                    id.value())
                            .get(0);
            LoopStage to = LoopStage.values()[chance.nextInt(8)];
            if (seen != to) {
                WORLD.database.inTransaction(
                        () ->
                                WORLD.touchpoints.correct(
                                        World.ERP,
                                        new CorrectPlacement(id, seen, to, "corrected")));
            }
        }

        private void withdraw() {
            if (!recorded.isEmpty()) {
                TouchpointId id = recorded.remove(chance.nextInt(recorded.size()));
                WORLD.database.inTransaction(
                        () -> WORLD.touchpoints.withdrawAll(World.ERP, List.of(id), "withdrawn"));
            }
        }

        private void merge() {
            if (accounts.size() > 2 && chance.nextInt(2) == 0) {
                AccountId loser = accounts.remove(chance.nextInt(accounts.size()));
                WORLD.merge(loser, any(accounts));
            }
        }

        private <T> T any(List<T> of) {
            return of.get(chance.nextInt(of.size()));
        }
    }
}
