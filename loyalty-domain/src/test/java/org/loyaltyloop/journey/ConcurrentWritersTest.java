package org.loyaltyloop.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.DirectoryFixture;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.ApiKeyId;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.testing.DirectEvent;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.touchpoint.CorrectPlacement;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.RecordOutcome;
import org.loyaltyloop.touchpoint.TouchpointDraft;
import org.loyaltyloop.touchpoint.TouchpointFixture;
import org.loyaltyloop.touchpoint.TouchpointId;
import org.loyaltyloop.touchpoint.Touchpoints;

/**
 * Many who write at the same accounts at the same moment: nobody waits for ever, nothing is lost or
 * doubled, and the journeys are as if all had come one after the other.
 */
class ConcurrentWritersTest {

    private static final Actor ERP =
            Actor.apiKey(
                    ApiKeyId.next(), "ERP", Set.of(Scope.TOUCHPOINTS_WRITE, Scope.ACCOUNTS_WRITE));
    private static final String[] TYPES = {
        "ARTICLE_READ",
        "WEB_VISIT",
        "QUOTE_REQUESTED",
        "ORDER_PLACED",
        "DELIVERY",
        "QUESTION",
        "REVIEW"
    };
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private static DomainDatabase database;
    private static Database sql;
    private static DirectoryFixture customers;
    private static JourneyFixture journeys;
    private static Touchpoints touchpoints;
    private static ExecutorService writers;

    private List<AccountId> accounts = List.of();

    @BeforeAll
    static void open() {
        database = new DomainDatabase();
        sql = database.sql();
        customers = new DirectoryFixture(sql, Clock.systemUTC());
        journeys = new JourneyFixture(sql);
        touchpoints =
                TouchpointFixture.touchpoints(
                        sql,
                        Clock.systemUTC(),
                        customers.directory(),
                        DirectEvent.to(journeys::on),
                        DirectEvent.to(journeys::on),
                        DirectEvent.to(journeys::on));
        writers = Executors.newFixedThreadPool(10);
    }

    @AfterAll
    static void close() {
        writers.shutdownNow();
        database.close();
    }

    @BeforeEach
    void newAccounts() {
        accounts =
                IntStream.range(0, 12)
                        .mapToObj(i -> customers.account("Account " + i, Optional.empty()))
                        .toList();
    }

    @Test
    void writers_of_every_kind_neither_deadlock_nor_lose_a_move() throws Exception {
        Queue<TouchpointId> recorded = new ConcurrentLinkedQueue<>();
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int writer = i;
            work.add(() -> recordBatches(writer, 50, recorded));
            work.add(() -> recordBatches(writer + 100, 3, recorded));
        }
        work.add(() -> correctAndWithdraw(recorded));
        work.add(this::moveAndMerge);

        int acknowledged = 0;
        for (Future<Integer> done : writers.invokeAll(work)) {
            acknowledged += done.get();
        }

        assertThat(living()).isEqualTo(acknowledged);
        assertThat(steps()).isEqualTo(acknowledged);
        assertThat(mendedByRebuild()).isZero();
    }

    @Test
    void ten_thousand_touchpoints_of_one_account_come_in_ten_batches_at_once() throws Exception {
        AccountId account = accounts.get(0);
        List<Callable<List<RecordOutcome>>> batches =
                IntStream.range(0, 10)
                        .<Callable<List<RecordOutcome>>>mapToObj(
                                batch ->
                                        () ->
                                                record(
                                                        IntStream.range(0, 1000)
                                                                .mapToObj(
                                                                        i ->
                                                                                draft(
                                                                                        account,
                                                                                        "mass",
                                                                                        batch + "-"
                                                                                                + i,
                                                                                        i * 10
                                                                                                + batch))
                                                                .toList()))
                        .toList();

        for (Future<List<RecordOutcome>> done : writers.invokeAll(batches)) {
            assertThat(done.get())
                    .hasSize(1000)
                    .allSatisfy(o -> assertThat(o).isInstanceOf(RecordOutcome.Recorded.class));
        }

        assertThat(living()).isEqualTo(10_000);
        assertThat(steps()).isEqualTo(10_000);
        assertThat(mendedByRebuild()).isZero();
    }

    @Test
    void of_the_same_batch_sent_by_many_at_once_each_fact_is_recorded_once() throws Exception {
        List<Callable<List<RecordOutcome>>> senders =
                Collections.nCopies(
                        6,
                        () ->
                                record(
                                        IntStream.range(0, 200)
                                                .mapToObj(
                                                        i ->
                                                                draft(
                                                                        accounts.get(i % 12),
                                                                        "same",
                                                                        "f-" + i,
                                                                        i))
                                                .toList()));

        List<TouchpointId> fresh = new ArrayList<>();
        List<TouchpointId> known = new ArrayList<>();
        for (Future<List<RecordOutcome>> done : writers.invokeAll(senders)) {
            for (RecordOutcome outcome : done.get()) {
                if (outcome instanceof RecordOutcome.Recorded recorded) {
                    fresh.add(recorded.id());
                } else {
                    known.add(((RecordOutcome.Duplicate) outcome).id());
                }
            }
        }

        assertThat(fresh).hasSize(200).doesNotHaveDuplicates();
        assertThat(known).hasSize(1000).allMatch(Set.copyOf(fresh)::contains);
        assertThat(steps()).isEqualTo(200);
        assertThat(mendedByRebuild()).isZero();
    }

    /** Batches that take the accounts in ever other orders, back and forth in time. */
    private int recordBatches(int writer, int size, Queue<TouchpointId> recorded) {
        Random chance = new Random(writer);
        int acknowledged = 0;
        for (int batch = 0; batch < 12; batch++) {
            List<TouchpointDraft> drafts = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                drafts.add(
                        draft(
                                accounts.get(chance.nextInt(12)),
                                "writer-" + writer,
                                batch + "-" + chance.nextInt(1000) + "-" + i,
                                chance.nextInt(100_000)));
            }
            for (RecordOutcome outcome : record(drafts)) {
                recorded.add(((RecordOutcome.Recorded) outcome).id());
                acknowledged++;
            }
        }
        return acknowledged;
    }

    private int correctAndWithdraw(Queue<TouchpointId> recorded) {
        int withdrawn = 0;
        for (int i = 0; i < 60; i++) {
            TouchpointId id = recorded.poll();
            if (id == null) {
                Thread.onSpinWait();
                continue;
            }
            if (i % 3 == 0) {
                withdrawn +=
                        database.inTransaction(
                                () -> touchpoints.withdrawAll(ERP, List.of(id), "wrong customer"));
            } else {
                correct(id);
            }
        }
        return -withdrawn;
    }

    private static void correct(TouchpointId id) {
        try {
            database.inTransaction(
                    () ->
                            touchpoints.correct(
                                    ERP,
                                    new CorrectPlacement(
                                            id,
                                            LoopStage.SERVICE,
                                            LoopStage.INTERACTION,
                                            "a talk")));
        } catch (StaleVersion elsewhere) {
            assertThat(elsewhere).isNotNull();
        } catch (BusinessRuleViolation gone) {
            assertThat(gone.violations()).isNotEmpty();
        }
    }

    private int moveAndMerge() {
        for (int i = 0; i < 4; i++) {
            AccountId loser = accounts.get(i);
            AccountId survivor = accounts.get(11 - i);
            Optional<TeamId> team = Optional.of(customers.team("Team " + loser));
            database.inTransaction(() -> customers.move(survivor, team));
            database.inTransaction(() -> journeys.on(customers.merge(loser, survivor)));
        }
        return 0;
    }

    private static List<RecordOutcome> record(List<TouchpointDraft> drafts) {
        return database.inTransaction(() -> touchpoints.recordAll(ERP, drafts));
    }

    private static TouchpointDraft draft(
            AccountId account, String source, String externalId, int minutes) {
        return new TouchpointDraft()
                .account(account)
                .type(TYPES[Math.floorMod(externalId.hashCode(), TYPES.length)])
                .occurredAt(START.plusSeconds(60L * minutes))
                .known(source, externalId)
                .orderRef(minutes % 5 == 0 ? "O-" + minutes % 100 : null);
    }

    private long living() {
        return sql.number(
                "select count(*) from touchpoint.v_touchpoint where given_account_id = any (?)",
                (Object) ids());
    }

    private long steps() {
        return sql.number(
                """
                select coalesce(sum(touchpoints), 0) from journey.journey
                where account_id = any (?) and line_id = '00000000-0000-0000-0000-000000000000'
                """,
                (Object) ids());
    }

    private Object[] ids() {
        return accounts.stream().map(AccountId::value).toArray(UUID[]::new);
    }

    private static int mendedByRebuild() {
        return database.inTransaction(() -> journeys.rebuild(5));
    }
}
